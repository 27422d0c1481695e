import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { agreementWeight } from "../../../../src/lib/stats/agreement-weights.js";
import { brennanPredigerChance } from "../../../../src/lib/stats/brennan-prediger-chance.js";
import { chanceCorrected } from "../../../../src/lib/stats/chance-corrected.js";
import { chanceCorrectedInterval } from "../../../../src/lib/stats/chance-corrected-interval.js";
import { fleissChance } from "../../../../src/lib/stats/fleiss-chance.js";
import { gwetAc1 } from "../../../../src/lib/stats/gwet-ac1.js";
import { gwetChance } from "../../../../src/lib/stats/gwet-chance.js";
import { labelPatterns, patternSums } from "../../../../src/lib/stats/label-patterns.js";
import { DECLARED, type Ratings, ratings, shuffled } from "./arbitrary-ratings.js";
import { expectNear } from "./expect-near.js";
import { CATEGORIES, RATINGS } from "./published-ratings.js";

const MODELS = [
  ["Gwet", gwetChance],
  ["Fleiss", fleissChance],
  ["Brennan and Prediger", brennanPredigerChance],
] as const;
const WEIGHTS = (["none", "linear", "quadratic"] as const).map((weights) => agreementWeight(weights, DECLARED));
const CELLS = MODELS.flatMap(([name, model]) => WEIGHTS.map((weight) => [name, model, weight] as const));
const patternsOf = (rows: Ratings) => labelPatterns(rows, DECLARED);

describe("chanceCorrectedInterval", () => {
  it.each([
    // irrCAC, vignette “Calculating chance-corrected agreement coefficients”: coefficient, standard error, lower limit.
    ["fleiss.kappa.raw", fleissChance, 0.76117, 0.15302, 0.424],
    ["bp.coeff.raw", brennanPredigerChance, 0.77273, 0.14472, 0.454],
    ["gwet.ac1.raw", gwetChance, 0.77544, 0.14295, 0.461],
  ])("gives what irrCAC's %s gives on the published example", (_, model, value, standardError, lower) => {
    const patterns = labelPatterns(RATINGS, CATEGORIES);
    const estimate = chanceCorrectedInterval(patterns, agreementWeight("none", []), model);
    expect(estimate.value).toBeCloseTo(value, 5);
    expect(estimate.standardError).toBeCloseTo(standardError, 5);
    expect(estimate.lower).toBeCloseTo(lower, 3);
    expect(estimate.upper).toBe(1);
  });

  it.each(CELLS)(
    "takes the same value from patterns as from sums, with limits of at most 1: %s",
    (_, model, weight) => {
      fc.assert(
        fc.property(ratings, (rows) => {
          const patterns = patternsOf(rows);
          const { value, lower, upper, reason } = chanceCorrectedInterval(patterns, weight, model);
          expect(value).toBe(chanceCorrected(patternSums(patterns), weight, model).value);
          if (reason !== null) return;
          expect(value).toBeLessThanOrEqual(1 + 1e-12);
          expect(lower).toBeLessThanOrEqual(value);
          expect(upper).toBeLessThanOrEqual(1);
        }),
      );
    },
  );

  it.each(CELLS)("counts units, whatever their order and however rows are put together: %s", (_, model, weight) => {
    fc.assert(
      fc.property(shuffled, ([there, back]) => {
        const rowByRow = there.flatMap((row) => patternsOf([row]));
        const { value, standardError } = chanceCorrectedInterval(patternsOf(back), weight, model);
        const same = chanceCorrectedInterval(rowByRow, weight, model);
        expectNear(same.value, value, 9);
        expectNear(same.standardError, standardError, 9);
      }),
    );
  });

  it("keeps the value without limits for one unit, and has none without a pair", () => {
    const weight = agreementWeight("none", []);
    const one = chanceCorrectedInterval([{ counts: [2, 1], units: 1 }], weight, fleissChance);
    // p_o = ⅓, p_e = 4/9 + 1/9.
    expect(one).toMatchObject({ lower: null, reason: "too-few", standardError: null });
    expect(one.value).toBeCloseTo((1 / 3 - 5 / 9) / (4 / 9), 12);
    const none = chanceCorrectedInterval([{ counts: [1, 0], units: 5 }], weight, fleissChance);
    expect(none).toMatchObject({ value: null, reason: "no-data", chanceAgreement: null });
  });
});

describe("chanceCorrected", () => {
  it("where all labels are of one category, leaves kappa undefined and the others at 1", () => {
    const sums = patternSums(patternsOf([[2, 2, 2], [2, 2], [2]]));
    const weight = agreementWeight("linear", DECLARED);
    expect(chanceCorrected(sums, weight, fleissChance)).toMatchObject({
      ...{ value: null, reason: "no-variation", observedAgreement: 1, chanceAgreement: 1 },
    });
    expect(chanceCorrected(sums, weight, gwetChance).value).toBe(1);
    expect(chanceCorrected(sums, weight, brennanPredigerChance).value).toBe(1);
  });

  it("is AC1 with Gwet's chance and weights of 0 and 1", () => {
    fc.assert(
      fc.property(ratings, (rows) => {
        const sums = patternSums(patternsOf(rows));
        expect(chanceCorrected(sums, WEIGHTS[0]!, gwetChance)).toEqual(gwetAc1(sums));
      }),
    );
  });

  it("takes partial credit for part of chance too", () => {
    // One unit of labels 1 and 2 of three in order: p_o = ½. T = 3 + 4 · ½ = 5, π = ½, ½, 0.
    const sums = patternSums(labelPatterns([[1, 2]], [1, 2, 3]));
    const weight = agreementWeight("linear", [1, 2, 3]);
    const chance = (model: typeof fleissChance | typeof gwetChance) =>
      chanceCorrected(sums, weight, model).chanceAgreement;
    expect(chance(gwetChance)).toBeCloseTo((5 / 6) * 0.5, 12);
    expect(chance(brennanPredigerChance)).toBeCloseTo(5 / 9, 12);
    expect(chance(fleissChance)).toBeCloseTo(0.25 + 0.25 + 2 * 0.25 * 0.5, 12);
  });
});
