import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { labelPatterns, patternSums } from "../../../../src/lib/stats/label-patterns.js";
import { percentAgreement } from "../../../../src/lib/stats/percent-agreement.js";
import { DECLARED, type Ratings, ratings, relabelled, shuffled } from "./arbitrary-ratings.js";
import { CATEGORIES, RATINGS } from "./published-ratings.js";

const percent = (rows: Ratings) => percentAgreement(patternSums(labelPatterns(rows, DECLARED)));

describe("percentAgreement", () => {
  it("is 0.8181818 on the published example (irrCAC, pa.coeff.raw(cac.raw4raters))", () => {
    const { value, units } = percentAgreement(patternSums(labelPatterns(RATINGS, CATEGORIES)));
    expect(value).toBeCloseTo(0.8181818, 7);
    expect(units).toBe(11);
  });

  it("counts every unit the same, whatever its number of labels", () => {
    // 1 of 1 pair agrees; of three labels 1 of 3 pairs.
    expect(
      percent([
        [1, 1],
        [1, 1, 2],
      ]).value,
    ).toBeCloseTo((1 + 1 / 3) / 2, 12);
  });

  it("is a share, the same in any order and under other names", () => {
    fc.assert(
      fc.property(shuffled, ([there, back]) => {
        expect(percent(back)).toEqual(percent(there));
      }),
    );
    fc.assert(
      fc.property(relabelled, ([there, back]) => {
        expect(percent(back)).toEqual(percent(there));
      }),
    );
    fc.assert(
      fc.property(ratings, (rows) => {
        const { value } = percent(rows);
        if (value === null) return;
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(1);
      }),
    );
  });

  it("says no-data where no unit has two labels", () => {
    expect(percent([[1], [2, null]])).toEqual({ value: null, reason: "no-data", units: 0 });
  });
});
