import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gwetAc1 } from "../../../../src/lib/stats/gwet-ac1.js";
import { labelPatterns, patternSums } from "../../../../src/lib/stats/label-patterns.js";
import { DECLARED, type Ratings, ratings, relabelled, shuffled } from "./arbitrary-ratings.js";
import { expectNear } from "./expect-near.js";
import { CATEGORIES, RATINGS } from "./published-ratings.js";

const ac1 = (rows: Ratings, categories: readonly number[] = DECLARED) =>
  gwetAc1(patternSums(labelPatterns(rows, categories)));

describe("gwetAc1", () => {
  it("is 0.77544 on the published example (irrCAC, gwet.ac1.raw(cac.raw4raters))", () => {
    const { value, observedAgreement, chanceAgreement } = ac1(RATINGS, CATEGORIES);
    expect(value).toBeCloseTo(0.77544, 5);
    expect(observedAgreement).toBeCloseTo(0.8181818, 7);
    expect(chanceAgreement).toBeCloseTo(0.1903212, 7);
  });

  it("counts declared categories that nobody used", () => {
    // p_o = 0, π = ½, ½: p_e = ½ of two categories, ½/2 of three.
    expect(ac1([[1, 2]], [1, 2]).value).toBeCloseTo(-1, 12);
    expect(ac1([[1, 2]], [1, 2, 3]).value).toBeCloseTo(-0.25 / 0.75, 12);
  });

  it("is 1 where all labels are of one of several categories", () => {
    expect(
      ac1([
        [2, 2],
        [2, 2],
      ]).value,
    ).toBe(1);
  });

  it("is the same in any order and under other names, and at most 1", () => {
    fc.assert(
      fc.property(shuffled, ([there, back]) => {
        expect(ac1(back)).toEqual(ac1(there));
      }),
    );
    fc.assert(
      fc.property(relabelled, ([there, back]) => {
        expectNear(ac1(back).value, ac1(there).value, 12);
      }),
    );
    fc.assert(
      fc.property(ratings, (rows) => {
        expect(ac1(rows).value ?? 1).toBeLessThanOrEqual(1);
      }),
    );
  });

  it("says no-data where no unit has two labels, and no-variation where one category is declared", () => {
    expect(ac1([[1], [2]])).toEqual({
      ...{ value: null, reason: "no-data", observedAgreement: null, chanceAgreement: null, units: 0 },
    });
    expect(ac1([[1, 1]], [1])).toMatchObject({ value: null, reason: "no-variation", observedAgreement: 1 });
  });
});
