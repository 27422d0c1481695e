import { describe, expect, it } from "vitest";
import { createProgress } from "../../../loaders/snapshot/progress.js";

function record(isTTY: boolean) {
  let time = 0;
  const written: string[] = [];
  const progress = createProgress({ isTTY, columns: 200, write: (text) => written.push(text) }, () => time);
  return { progress, written, pass: (seconds: number) => (time += 1000 * seconds) };
}

describe("progress", () => {
  it("is a plain line per step where there is no terminal", () => {
    const { progress, written, pass } = record(false);
    progress.step("Reading files", 0.5);
    progress.advance(0.5, "10 records");
    pass(3);
    progress.step("Writing", 0.5);
    progress.finish();
    expect(written.join("")).toBe("Reading files (0 s)\nWriting (3 s)\n");
  });

  it("rewrites one line on a terminal, with rows, time and time left", () => {
    const { progress, written, pass } = record(true);
    progress.step("Reading files", 0.5);
    pass(75);
    progress.advance(0.5, "10 records");
    // A quarter of the whole took 75 s: three quarters take 225 s.
    expect(written.at(-1)).toBe("Reading files · 10 records · 1 min 15 s, about 3 min 45 s left");
    progress.say("a line that stays");
    expect(written.slice(-2)).toEqual(["\r\u001b[K", "a line that stays\n"]);
  });
});
