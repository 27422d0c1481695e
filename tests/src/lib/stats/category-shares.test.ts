import { describe, expect, it } from "vitest";
import { categoryShares } from "../../../../src/lib/stats/category-shares.js";
import { patternSums } from "../../../../src/lib/stats/label-patterns.js";

describe("categoryShares", () => {
  it("counts every unit the same, those with one label among them", () => {
    // a a a b, and b alone: a = (3/4 + 0)/2.
    const sums = patternSums([
      { counts: [3, 1, 0], units: 1 },
      { counts: [0, 1, 0], units: 1 },
    ]);
    expect(categoryShares(sums)).toEqual([0.375, 0.625, 0]);
  });

  it("is empty without units", () => {
    expect(categoryShares([])).toEqual([]);
  });
});
