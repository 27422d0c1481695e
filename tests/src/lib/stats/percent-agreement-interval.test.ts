import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { labelPatterns, patternSums } from "../../../../src/lib/stats/label-patterns.js";
import { percentAgreement } from "../../../../src/lib/stats/percent-agreement.js";
import { percentAgreementInterval } from "../../../../src/lib/stats/percent-agreement-interval.js";
import { twoSidedT } from "../../../../src/lib/stats/two-sided-t.js";
import { DECLARED, type Ratings, ratings } from "./arbitrary-ratings.js";

const interval = (rows: Ratings) => percentAgreementInterval(labelPatterns(rows, DECLARED));

describe("percentAgreementInterval", () => {
  it("has the standard error of a mean over units where all have two labels", () => {
    // Agreement 1, 1, 1, 0: mean 0.75, sd 0.5, se 0.25.
    const estimate = interval([
      [1, 1],
      [2, 2],
      [3, 3],
      [1, 2],
    ]);
    expect(estimate.standardError).toBeCloseTo(0.25, 12);
    expect(estimate.lower).toBe(Math.max(0, 0.75 - 0.25 * twoSidedT(0.95, 3)));
    expect(estimate.upper).toBe(1);
  });

  it("takes the same value from patterns as from sums and keeps limits in 0..1 around it", () => {
    fc.assert(
      fc.property(ratings, (rows) => {
        const patterns = labelPatterns(rows, DECLARED);
        const { value, lower, upper, reason } = percentAgreementInterval(patterns);
        expect(value).toBe(percentAgreement(patternSums(patterns)).value);
        if (reason !== null) return;
        expect(lower).toBeGreaterThanOrEqual(0);
        expect(lower).toBeLessThanOrEqual(value);
        expect(upper).toBeGreaterThanOrEqual(value);
        expect(upper).toBeLessThanOrEqual(1);
      }),
    );
  });

  it("keeps the value without limits for one unit, and has none without a pair", () => {
    expect(interval([[1, 2]])).toMatchObject({ value: 0, lower: null, reason: "too-few", standardError: null });
    expect(interval([[1], [2]])).toMatchObject({ value: null, lower: null, reason: "no-data" });
    expect(interval([])).toMatchObject({ value: null, reason: "no-data" });
  });
});
