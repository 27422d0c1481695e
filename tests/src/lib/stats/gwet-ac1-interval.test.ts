import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gwetAc1 } from "../../../../src/lib/stats/gwet-ac1.js";
import { gwetAc1Interval } from "../../../../src/lib/stats/gwet-ac1-interval.js";
import { labelPatterns, patternSums } from "../../../../src/lib/stats/label-patterns.js";
import { DECLARED, ratings } from "./arbitrary-ratings.js";
import { CATEGORIES, RATINGS } from "./published-ratings.js";

describe("gwetAc1Interval", () => {
  it("has the standard error 0.14295 and limits 0.461 to 1 on the published example (irrCAC, gwet.ac1.raw)", () => {
    const { standardError, lower, upper } = gwetAc1Interval(labelPatterns(RATINGS, CATEGORIES));
    expect(standardError).toBeCloseTo(0.14295, 5);
    expect(lower).toBeCloseTo(0.461, 3);
    expect(upper).toBe(1);
  });

  it("takes the same value from patterns as from sums, within limits of at most 1", () => {
    fc.assert(
      fc.property(ratings, (rows) => {
        const patterns = labelPatterns(rows, DECLARED);
        const { value, lower, upper, reason } = gwetAc1Interval(patterns);
        expect(value).toBe(gwetAc1(patternSums(patterns)).value);
        if (reason !== null) return;
        expect(lower).toBeLessThanOrEqual(value);
        expect(upper).toBeGreaterThanOrEqual(value);
        expect(upper).toBeLessThanOrEqual(1);
      }),
    );
  });

  it("keeps the value without limits for one unit, and has none without a pair", () => {
    expect(gwetAc1Interval([{ counts: [2, 1], units: 1 }])).toMatchObject({ lower: null, reason: "too-few" });
    expect(gwetAc1Interval([{ counts: [1, 0], units: 5 }])).toMatchObject({ value: null, reason: "no-data" });
  });
});
