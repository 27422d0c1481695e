import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { adjustedMutualInformation } from "../../../../src/lib/stats/adjusted-mutual-information.js";
import { adjustedRandIndex } from "../../../../src/lib/stats/adjusted-rand-index.js";
import type { AgreementSums } from "../../../../src/lib/stats/agreement-sums.js";
import { agreementWeight } from "../../../../src/lib/stats/agreement-weights.js";
import { brennanPredigerChance } from "../../../../src/lib/stats/brennan-prediger-chance.js";
import { categoryShares } from "../../../../src/lib/stats/category-shares.js";
import { chanceCorrected } from "../../../../src/lib/stats/chance-corrected.js";
import { chanceCorrectedInterval } from "../../../../src/lib/stats/chance-corrected-interval.js";
import { codedLabels } from "../../../../src/lib/stats/coded-labels.js";
import { cohenKappa } from "../../../../src/lib/stats/cohen-kappa.js";
import { congerKappa } from "../../../../src/lib/stats/conger-kappa.js";
import type { Estimate, Point } from "../../../../src/lib/stats/estimate.js";
import { fleissChance } from "../../../../src/lib/stats/fleiss-chance.js";
import { fleissKappaTest } from "../../../../src/lib/stats/fleiss-kappa-test.js";
import { gwetAc1 } from "../../../../src/lib/stats/gwet-ac1.js";
import { gwetAc1Interval } from "../../../../src/lib/stats/gwet-ac1-interval.js";
import { krippendorffAlpha } from "../../../../src/lib/stats/krippendorff-alpha.js";
import { labelPatterns, patternSums } from "../../../../src/lib/stats/label-patterns.js";
import { labelsByItem } from "../../../../src/lib/stats/labels-by-item.js";
import { bowkerTest, stuartMaxwellTest } from "../../../../src/lib/stats/marginal-homogeneity.js";
import { matthewsCorrelation } from "../../../../src/lib/stats/matthews-correlation.js";
import { mutualInformation } from "../../../../src/lib/stats/mutual-information.js";
import { pabak } from "../../../../src/lib/stats/pabak.js";
import type { PairTable } from "../../../../src/lib/stats/pair-table.js";
import { percentAgreement } from "../../../../src/lib/stats/percent-agreement.js";
import { percentAgreementInterval } from "../../../../src/lib/stats/percent-agreement-interval.js";
import { raterPairTables } from "../../../../src/lib/stats/rater-pair-tables.js";
import { scottPi } from "../../../../src/lib/stats/scott-pi.js";
import { twoCategoryIndices } from "../../../../src/lib/stats/two-category-indices.js";
import { labelRows, reorderedRows } from "./arbitrary-labels.js";
import { pairTables } from "./arbitrary-pair-tables.js";
import { DECLARED, type Ratings, ratings, relabelled, shuffled } from "./arbitrary-ratings.js";
import { transposed } from "./arbitrary-tables.js";
import { expectNear } from "./expect-near.js";

/** What all measures of agreement have in common; each one's own values are in its own test. */

const patterns = (rows: Ratings) => labelPatterns(rows, [...DECLARED]);
const ofSums = (estimate: (sums: AgreementSums) => Point) => (rows: Ratings) => estimate(patternSums(patterns(rows)));
const unweighted = agreementWeight("none", DECLARED);
const withoutGaps = (rows: Ratings) => rows.filter((row) => !row.includes(null));

/** Of nominal labels by several raters: value, and where it has some, limits. */
const COEFFICIENTS: Readonly<Record<string, (rows: Ratings) => Point | Estimate>> = {
  percentAgreement: ofSums(percentAgreement),
  gwetAc1: ofSums(gwetAc1),
  krippendorffAlpha: ofSums((sums) => krippendorffAlpha(sums, { level: "nominal" })),
  fleissKappa: ofSums((sums) => chanceCorrected(sums, unweighted, fleissChance)),
  brennanPrediger: ofSums((sums) => chanceCorrected(sums, unweighted, brennanPredigerChance)),
  percentAgreementInterval: (rows) => percentAgreementInterval(patterns(rows)),
  gwetAc1Interval: (rows) => gwetAc1Interval(patterns(rows)),
  fleissKappaInterval: (rows) => chanceCorrectedInterval(patterns(rows), unweighted, fleissChance),
  fleissKappaTest: (rows) => fleissKappaTest(patterns(withoutGaps(rows))),
  congerKappa: (rows) => congerKappa(withoutGaps(rows), [...DECLARED]),
};

function expectSameEstimate(found: Point | Estimate, expected: Point | Estimate): void {
  expect(found.reason).toBe(expected.reason);
  expectNear(found.value, expected.value, 9);
  if (!("lower" in found) || !("lower" in expected)) return;
  expectNear(found.lower, expected.lower, 9);
  expectNear(found.upper, expected.upper, 9);
}

describe.each(Object.entries(COEFFICIENTS))("%s", (_, coefficient) => {
  it("does not depend on the order of items and raters", () => {
    fc.assert(fc.property(shuffled, ([rows, other]) => expectSameEstimate(coefficient(other), coefficient(rows))));
  });

  it("does not depend on what the labels are called", () => {
    fc.assert(fc.property(relabelled, ([rows, other]) => expectSameEstimate(coefficient(other), coefficient(rows))));
  });

  it("is at most 1, within its limits, of which the upper is at most 1, and never NaN", () => {
    fc.assert(
      fc.property(ratings, (rows) => {
        const found = coefficient(rows);
        for (const part of Object.values(found)) expect(part).not.toBeNaN();
        if (found.value === null) return;
        expect(found.value).toBeLessThanOrEqual(1);
        if (!("lower" in found) || found.lower === null) return;
        expect(found.lower).toBeLessThanOrEqual(found.value);
        expect(found.upper).toBeGreaterThanOrEqual(found.value - 1e-12);
        expect(found.upper).toBeLessThanOrEqual(1);
      }),
    );
  });

  it("is 1 where everybody agrees on labels that vary", () => {
    const rows = DECLARED.map((label) => Array.from({ length: 5 }, () => label));
    expect(coefficient(rows).value).toBeCloseTo(1, 12);
  });
});

const permuted = pairTables.chain((table) =>
  fc
    .shuffledSubarray(
      table.map((_, k) => k),
      { minLength: table.length },
    )
    .map((order): readonly [PairTable, PairTable] => [table, order.map((j) => order.map((k) => table[j]![k]!))]),
);

describe.each([cohenKappa, scottPi, pabak])("%o of two raters", (coefficient) => {
  it("does not depend on the order of categories or on which rater is first, and is at most 1", () => {
    fc.assert(
      fc.property(permuted, ([table, other]) => {
        const found = coefficient(table);
        for (const same of [other, transposed(table)]) expectSameEstimate(coefficient(same), found);
        if (found.value !== null) expect(found.value).toBeLessThanOrEqual(1 + 1e-12);
      }),
    );
  });
});

describe.each([stuartMaxwellTest, bowkerTest])("%o of two raters", (test) => {
  it("does not depend on the order of categories or on which rater is first, and has a p value in 0..1", () => {
    fc.assert(
      fc.property(permuted, ([table, other]) => {
        const found = test(table);
        for (const same of [test(other), test(transposed(table))]) {
          expect(same.reason).toBe(found.reason);
          expectNear(same.statistic, found.statistic, 7);
        }
        if (found.pValue === null) return;
        expect(found.pValue).toBeGreaterThanOrEqual(0);
        expect(found.pValue).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe.each([matthewsCorrelation, adjustedRandIndex, adjustedMutualInformation, mutualInformation])(
  "%o of two classifications",
  (measure) => {
    it("does not depend on the order of categories or on which is first, and is never NaN", () => {
      fc.assert(
        fc.property(permuted, ([table, other]) => {
          const found = measure(table);
          expect(found.value).not.toBeNaN();
          for (const same of [other, transposed(table)]) expectNear(measure(same).value, found.value, 8);
        }),
      );
    });
  },
);

it("adjusted mutual information and Rand index are at most 1, and 1 of the same classes under other names", () => {
  fc.assert(
    fc.property(permuted, ([table]) => {
      for (const measure of [adjustedMutualInformation, adjustedRandIndex])
        expect(measure(table).value ?? 0).toBeLessThanOrEqual(1 + 1e-12);
    }),
  );
  fc.assert(
    fc.property(fc.shuffledSubarray([0, 1, 2], { minLength: 3 }), fc.integer({ min: 2, max: 30 }), (names, n) => {
      const table = names.map((name) => names.map((_, k) => (k === name ? n + k : 0)));
      for (const measure of [adjustedMutualInformation, adjustedRandIndex])
        expect(measure(table).value).toBeCloseTo(1, 9);
    }),
  );
});

describe("two categories", () => {
  const fourfold = fc.tuple(fc.nat(20), fc.nat(20), fc.nat(20), fc.nat(20));

  it("exchange the two agreements and the sign of prevalence; raters exchange the sign of bias", () => {
    fc.assert(
      fc.property(fourfold, ([a, b, c, d]) => {
        const index = (table: PairTable) => twoCategoryIndices(table);
        const found = index([
          [a, b],
          [c, d],
        ]);
        const categories = index([
          [d, c],
          [b, a],
        ]);
        const raters = index([
          [a, c],
          [b, d],
        ]);
        const minus = (value: number | null) => (value === null ? null : -value);
        expectNear(categories.positiveAgreement.value, found.negativeAgreement.value);
        expectNear(categories.prevalence.value, minus(found.prevalence.value));
        expectNear(categories.bias.value, minus(found.bias.value));
        expectNear(raters.bias.value, minus(found.bias.value));
        expectNear(raters.prevalence.value, found.prevalence.value);
        for (const { value } of [found.positiveAgreement, found.negativeAgreement]) {
          expect(value ?? 0).toBeGreaterThanOrEqual(0);
          expect(value ?? 1).toBeLessThanOrEqual(1);
        }
        for (const { value } of [found.prevalence, found.bias]) expect(Math.abs(value ?? 0)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe("the weight of a pair of categories", () => {
  it.each(["none", "linear", "quadratic"] as const)(
    "is symmetric, in 0..1, and knows no origin and unit: %s",
    (kind) => {
      const positions = fc.uniqueArray(fc.integer({ min: -50, max: 50 }), { minLength: 2, maxLength: 6 });
      fc.assert(
        fc.property(positions, (places) => {
          const weight = agreementWeight(kind, places);
          const moved = agreementWeight(
            kind,
            places.map((place) => 7 - 3 * place),
          );
          for (const [i] of places.entries())
            for (const [j] of places.entries()) {
              expect(weight(i, j)).toBe(weight(j, i));
              expect(weight(i, j)).toBeGreaterThanOrEqual(0);
              expect(weight(i, j)).toBeLessThanOrEqual(1);
              expect(weight(i, j) === 1).toBe(i === j);
              expect(moved(i, j)).toBeCloseTo(weight(i, j), 12);
            }
        }),
      );
    },
  );
});

describe("what agreement is counted from", () => {
  it("shares of categories add up to 1 and go with their names", () => {
    fc.assert(
      fc.property(ratings, fc.shuffledSubarray([...DECLARED], { minLength: DECLARED.length }), (rows, order) => {
        const shares = categoryShares(patternSums(patterns(rows)));
        if (shares.length === 0) return;
        expect(shares.reduce((a, b) => a + b)).toBeCloseTo(1, 12);
        const reordered = categoryShares(patternSums(labelPatterns(rows, order)));
        for (const [k, label] of order.entries()) expectNear(reordered[k]!, shares[label - 1]!, 12);
      }),
    );
  });

  it("patterns hold every item with a label once, in any order", () => {
    fc.assert(
      fc.property(shuffled, ([rows, other]) => {
        const sorted = (of: Ratings) =>
          patterns(of)
            .map(({ counts, units }) => `${counts.join()}: ${units}`)
            .sort();
        expect(sorted(other)).toEqual(sorted(rows));
        const labelled = rows.filter((row) => row.some((label) => label !== null)).length;
        expect(patterns(rows).reduce((total, { units }) => total + units, 0)).toBe(labelled);
      }),
    );
  });

  it("tables of two raters are turned when the raters change places", () => {
    fc.assert(
      fc.property(ratings, (rows) => {
        const turned = raterPairTables(
          rows.map((row) => row.toReversed()),
          [...DECLARED],
        );
        for (const { a, b, table } of raterPairTables(rows, [...DECLARED])) {
          const twin = turned.find((one) => one.a === 4 - b && one.b === 4 - a)!;
          expect(transposed(twin.table)).toEqual(table);
          const common = rows.filter((row) => row[a] !== null && row[b] !== null).length;
          expect(table.flat().reduce((x, y) => x + y, 0)).toBe(common);
        }
      }),
    );
  });

  it("codes name back the rows they were made of, whatever their order", () => {
    fc.assert(
      fc.property(reorderedRows, ([rows, other]) => {
        const named = codedLabels(other);
        const back = Array.from(named.item as ArrayLike<number>, (item, row) => [
          named.itemNames[item],
          named.annotatorNames[named.annotator[row]!],
          named.categoryNames[named.category[row]!],
        ]);
        expect(back).toEqual(other);
        const { itemNames, annotatorNames, categoryNames } = codedLabels(rows);
        expect(named).toMatchObject({ itemNames, annotatorNames, categoryNames });
      }),
    );
  });

  it("labels sorted by item are all there, each at its item", () => {
    fc.assert(
      fc.property(labelRows, (rows) => {
        const codes = codedLabels(rows);
        const { start, annotator, category } = labelsByItem(codes);
        const found = Array.from({ length: codes.items }, (_, item) =>
          Array.from({ length: start[item + 1]! - start[item]! }, (_, k) => [
            ...[item, annotator[start[item]! + k]!, category[start[item]! + k]!],
          ]),
        ).flat();
        const given = rows.map((_, row) => [codes.item[row]!, codes.annotator[row]!, codes.category[row]!]);
        expect(found).toEqual(given.toSorted((a, b) => a[0]! - b[0]!));
      }),
    );
  });
});
