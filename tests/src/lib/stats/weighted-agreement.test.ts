import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { agreementWeight } from "../../../../src/lib/stats/agreement-weights.js";
import { labelPatterns, patternSums } from "../../../../src/lib/stats/label-patterns.js";
import { percentAgreement } from "../../../../src/lib/stats/percent-agreement.js";
import { weightedAgreement } from "../../../../src/lib/stats/weighted-agreement.js";
import { DECLARED, type Ratings, ratings } from "./arbitrary-ratings.js";
import { expectNear } from "./expect-near.js";

const sumsOf = (rows: Ratings) => patternSums(labelPatterns(rows, DECLARED));
const linear = agreementWeight("linear", DECLARED);

describe("weightedAgreement", () => {
  it("is the mean over units of the mean weight of their label pairs", () => {
    // Pairs of [1, 2, 4]: distances 1, 3, 2 of 3, worth ⅔, 0, ⅓, on average ⅓; the pair of [3, 3] is worth 1.
    expect(weightedAgreement(sumsOf([[1, 2, 4], [3, 3], [1]]), linear).value).toBeCloseTo((1 / 3 + 1) / 2, 12);
  });

  it("is percent agreement where only equal labels are worth something, and never less than that", () => {
    fc.assert(
      fc.property(ratings, (rows) => {
        const sums = sumsOf(rows);
        const percent = percentAgreement(sums).value;
        expectNear(weightedAgreement(sums, agreementWeight("none", [])).value, percent, 12);
        const { value } = weightedAgreement(sums, linear);
        if (value === null) return;
        expect(value).toBeGreaterThanOrEqual(percent! - 1e-12);
        expect(value).toBeLessThanOrEqual(1 + 1e-12);
      }),
    );
  });

  it("says no-data where no unit has two labels, and needs coincidences", () => {
    expect(weightedAgreement(sumsOf([[1], [2]]), linear)).toEqual({ value: null, reason: "no-data", units: 0 });
    const nominal = [{ labels: 2, units: 1, agreeing: 0, labelCounts: [1, 1, 0, 0], coincidences: null }];
    expect(() => weightedAgreement(nominal, linear)).toThrow("needs coincidences");
  });
});
