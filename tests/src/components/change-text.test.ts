// @vitest-environment jsdom
import { expect, test } from "vitest";
import { changeText, verdict } from "../../../src/components/change-text.js";
import type { Change } from "../../../src/lib/workbook/results.js";
import { words } from "./words.js";

const change = (lower: number, upper: number): Change => ({
  value: (lower + upper) / 2,
  lower,
  upper,
  previous: ["2026-01-05", "2026-02-15"],
  current: ["2026-02-16", "2026-03-29"],
  absent: null,
});

test("a change is better or worse only where its interval leaves zero out, by the metric's own direction", () => {
  expect(verdict(change(0.001, 0.03), "accuracy")).toBe("better");
  expect(verdict(change(-0.03, -0.001), "accuracy")).toBe("worse");
  expect(verdict(change(0.001, 0.03), "false_negative_rate")).toBe("worse");
  expect(verdict(change(-0.03, 0), "accuracy")).toBe("no clear change");
});

test("without an interval nothing is clear", () => {
  expect(verdict({ ...change(0.01, 0.03), lower: null, upper: null }, "accuracy")).toBe("no clear change");
});

test("a change is said in points, a word and its interval", () => {
  expect(words(changeText(change(-0.055, -0.013), "accuracy"))).toBe("−3.4 points worse −5.5 to −1.3");
});

test("an absent change says why", () => {
  const absent = { code: "too-few", text: "5 Jan – 15 Feb 2026: Too few: 5 labels, at least 30 are needed." } as const;
  const none = { ...change(0, 0), value: null, lower: null, upper: null, absent };
  expect(words(changeText(none, "accuracy"))).toBe(
    "too few 5 Jan – 15 Feb 2026: Too few: 5 labels, at least 30 are needed.",
  );
});
