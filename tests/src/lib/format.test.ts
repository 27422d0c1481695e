import { expect, test } from "vitest";
import { formatCount, formatInterval, formatNumberOf, formatPoints, formatValue } from "../../../src/lib/format.js";

test("a share is a percentage with one decimal, a coefficient has two, a count groups its digits", () => {
  expect(formatValue(0.9312, "share")).toBe("93.1%");
  expect(formatValue(-0.104, "coefficient")).toBe("−0.10");
  expect(formatValue(1204, "submissions")).toBe("1,204");
  expect(formatCount(48_210)).toBe("48,210");
});

test("an interval says its unit once, and spells out “to” beside a minus", () => {
  expect(formatInterval(0.912, 0.948, "share")).toBe("91.2–94.8%");
  expect(formatInterval(-0.1, 0.21, "coefficient")).toBe("−0.10 to 0.21");
});

test("a difference is signed, except where it rounds to nothing", () => {
  expect(formatPoints(0.0214)).toBe("+2.1");
  expect(formatPoints(-0.034)).toBe("−3.4");
  expect(formatPoints(-0.0002)).toBe("0.0");
});

test("a noun agrees with its number", () => {
  expect(formatNumberOf(1, "annotator")).toBe("1 annotator");
  expect(formatNumberOf(1204, "item compared", "items compared")).toBe("1,204 items compared");
});
