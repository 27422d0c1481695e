import { describe, expect, it, test } from "vitest";
import { likelyViews, rehearsal, whileWanted } from "../../../src/components/rehearsal.js";
import { defaultViewState } from "../../../src/lib/workbook/view-state.js";
import { INFO } from "./fixtures.js";

/** A rehearsal whose idle moments and jobs end when they are told to. */
function controlled(views: string[]) {
  const begun: string[] = [];
  const idle: (() => void)[] = [];
  const ends: ((error?: Error) => void)[] = [];
  const rehearsed = rehearsal<string>(
    views,
    (view) => {
      begun.push(view);
      return new Promise((resolve, reject) => ends.push((error) => (error ? reject(error) : resolve(undefined))));
    },
    (callback) => idle.push(callback),
  );
  const beIdle = () => idle.shift()?.();
  const end = async (error?: Error) => {
    ends.shift()?.(error);
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { rehearsed, begun, beIdle, end };
}

describe("a rehearsal", () => {
  it("asks for one view after the other, each when the page is idle, and goes on after one that fails", async () => {
    const { rehearsed, begun, beIdle, end } = controlled(["all", "TH", "human"]);
    rehearsed.resume();
    expect(begun).toEqual([]);
    beIdle();
    expect(begun).toEqual(["all"]);
    await end();
    beIdle();
    await end(new Error("no such table"));
    beIdle();
    expect(begun).toEqual(["all", "TH", "human"]);
  });

  it("gives way when it is paused, and begins again with the view it gave up", async () => {
    const { rehearsed, begun, beIdle, end } = controlled(["all", "TH"]);
    rehearsed.resume();
    beIdle();
    rehearsed.pause();
    await end();
    beIdle();
    expect(begun).toEqual(["all"]);
    rehearsed.resume();
    beIdle();
    expect(begun).toEqual(["all", "all"]);
  });

  it("does not begin a view that was given up before the page was idle", () => {
    const { rehearsed, begun, beIdle } = controlled(["all"]);
    rehearsed.resume();
    rehearsed.pause();
    beIdle();
    expect(begun).toEqual([]);
  });
});

test("a query nobody waits for is not asked", async () => {
  const asked: string[] = [];
  const controller = new AbortController();
  const query = whileWanted(async (sql) => {
    asked.push(sql);
    return [];
  }, controller.signal);
  await query("SELECT 1");
  controller.abort();
  await expect(query("SELECT 2")).rejects.toThrow();
  expect(asked).toEqual(["SELECT 1"]);
});

test("likely views are of everything and of each filter set to a choice there is, but for those a page leaves out", () => {
  const everything = defaultViewState();
  const views = likelyViews(INFO, ["grain"]);
  expect(views[0]).toEqual(everything);
  expect(views).toContainEqual({ ...everything, market: [INFO.choices.market[0]!.value] });
  expect(views).toContainEqual({ ...everything, kind: "human" });
  expect(views).toContainEqual({ ...everything, from: INFO.days![0] });
  expect(views.filter(({ grain }) => grain !== everything.grain)).toEqual([]);
});
