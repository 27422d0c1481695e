// @vitest-environment jsdom
import { expect, test } from "vitest";
import { statusLine } from "../../../src/components/status-line.js";
import { words } from "./words.js";

test("it says how far DuckDB is, and how much of it has come while it starts", () => {
  const { element, say, progress } = statusLine();
  say("starting");
  progress({ step: "fetching", bytes: 3_210_000 });
  expect(words(element)).toBe("DuckDB is starting; filters follow in a moment (3.2 MB fetched)");
  say("ready");
  expect(words(element)).toBe("Filters ready");
});

test("bytes are not announced, and neither is each answer", () => {
  const { element, say } = statusLine();
  const announced = element.querySelector("[role=status]") as HTMLElement;
  say("ready");
  const before = announced.firstChild;
  say("busy");
  say("ready");
  expect(announced.firstChild).toBe(before);
  expect(announced.querySelector(".status-fetched")).toBeNull();
});
