import { describe, expect, it } from "vitest";
import { chiSquarePValue } from "../../../../src/lib/stats/chi-square-p-value.js";

describe("chiSquarePValue", () => {
  // R 4.2.2, pchisq(statistic, df, lower.tail = FALSE).
  it.each([
    [2100, 2002, 6.24333717600256e-2],
    [200700, 200000, 1.34241600058978e-1],
  ])("holds for %d on %d degrees of freedom, where the package's expansion does not", (statistic, df, expected) => {
    expect(chiSquarePValue(statistic, df)).toBeCloseTo(expected, 11);
  });

  it("keeps the digits of a small one", () => {
    // R 4.2.2, pchisq(3000, 2000, lower.tail = FALSE).
    expect(chiSquarePValue(3000, 2000) / 2.204698611389e-43).toBeCloseTo(1, 9);
  });

  it("is 1 for no difference and 0 for an infinite one", () => {
    expect([chiSquarePValue(0, 3), chiSquarePValue(Infinity, 3)]).toEqual([1, 0]);
  });
});
