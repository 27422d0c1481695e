import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { adjustedMutualInformation } from "../../../../src/lib/stats/adjusted-mutual-information.js";
import { adjustedRandIndex } from "../../../../src/lib/stats/adjusted-rand-index.js";
import type { AgreementSums } from "../../../../src/lib/stats/agreement-sums.js";
import { agreementWeight } from "../../../../src/lib/stats/agreement-weights.js";
import { brennanPredigerChance } from "../../../../src/lib/stats/brennan-prediger-chance.js";
import { chanceCorrected } from "../../../../src/lib/stats/chance-corrected.js";
import { chanceCorrectedInterval } from "../../../../src/lib/stats/chance-corrected-interval.js";
import { chiSquareTest } from "../../../../src/lib/stats/chi-square-test.js";
import { classificationReport } from "../../../../src/lib/stats/classification-report.js";
import { codedAgreementSums } from "../../../../src/lib/stats/coded-agreement.js";
import { codedLabels } from "../../../../src/lib/stats/coded-labels.js";
import { cohenKappa } from "../../../../src/lib/stats/cohen-kappa.js";
import { congerKappa } from "../../../../src/lib/stats/conger-kappa.js";
import { contingencyTable } from "../../../../src/lib/stats/contingency-table.js";
import { cramersV } from "../../../../src/lib/stats/cramers-v.js";
import { differenceCells, differenceInDifferences } from "../../../../src/lib/stats/difference-in-differences.js";
import { energyDistance } from "../../../../src/lib/stats/energy-distance.js";
import { fleissChance } from "../../../../src/lib/stats/fleiss-chance.js";
import { gTest } from "../../../../src/lib/stats/g-test.js";
import { gwetAc1 } from "../../../../src/lib/stats/gwet-ac1.js";
import { gwetAc1Interval } from "../../../../src/lib/stats/gwet-ac1-interval.js";
import { gwetChance } from "../../../../src/lib/stats/gwet-chance.js";
import { iccAgreement, iccAgreementOfMeans } from "../../../../src/lib/stats/icc-agreement.js";
import { iccConsistency } from "../../../../src/lib/stats/icc-consistency.js";
import { iccOneWay } from "../../../../src/lib/stats/icc-one-way.js";
import { isotonicFit } from "../../../../src/lib/stats/isotonic-fit.js";
import { kaplanMeier } from "../../../../src/lib/stats/kaplan-meier.js";
import { kendallTauB, kendallTauBOfCounts } from "../../../../src/lib/stats/kendall-tau-b.js";
import { krippendorffAlpha } from "../../../../src/lib/stats/krippendorff-alpha.js";
import { kruskalWallis } from "../../../../src/lib/stats/kruskal-wallis.js";
import { ksTwoSample } from "../../../../src/lib/stats/ks-two-sample.js";
import { type LabelPattern, labelPatterns, patternSums } from "../../../../src/lib/stats/label-patterns.js";
import { logisticRegression } from "../../../../src/lib/stats/logistic-regression.js";
import { logrankTest } from "../../../../src/lib/stats/logrank-test.js";
import { mannWhitneyU } from "../../../../src/lib/stats/mann-whitney-u.js";
import { bowkerTest, stuartMaxwellTest } from "../../../../src/lib/stats/marginal-homogeneity.js";
import { matthewsCorrelation } from "../../../../src/lib/stats/matthews-correlation.js";
import { mutualInformation } from "../../../../src/lib/stats/mutual-information.js";
import { pabak } from "../../../../src/lib/stats/pabak.js";
import { pairCounts, tablePairs } from "../../../../src/lib/stats/pair-counts.js";
import { pairTable, pairTableSums } from "../../../../src/lib/stats/pair-table.js";
import { pearson, pearsonOfCounts } from "../../../../src/lib/stats/pearson.js";
import { percentAgreement } from "../../../../src/lib/stats/percent-agreement.js";
import { percentAgreementInterval } from "../../../../src/lib/stats/percent-agreement-interval.js";
import { raterPairTables } from "../../../../src/lib/stats/rater-pair-tables.js";
import { scorePatterns, tableScores } from "../../../../src/lib/stats/score-patterns.js";
import { scottPi } from "../../../../src/lib/stats/scott-pi.js";
import { spearman, spearmanOfCounts } from "../../../../src/lib/stats/spearman.js";
import { survivalCounts } from "../../../../src/lib/stats/survival-counts.js";
import { valueCounts } from "../../../../src/lib/stats/value-counts.js";
import { wasserstein1 } from "../../../../src/lib/stats/wasserstein-1.js";
import { weightedAgreement } from "../../../../src/lib/stats/weighted-agreement.js";
import { tablePatterns, tableRatings } from "./arbitrary-pair-tables.js";
import { DECLARED, ratings } from "./arbitrary-ratings.js";
import { tables } from "./arbitrary-tables.js";

/**
 * What a cube holds and the rows it was counted from say the same. Counts are made here by hand, not by the adapters, and as a query
 * may give them: in any order, split up, with empty cells. Scores and probabilities: see scored-outcomes.test.ts.
 */

/** Equal but for the rounding of sums in another order, in every part. */
function expectSame(found: unknown, expected: unknown): void {
  if (typeof expected === "number" && typeof found === "number") {
    if (Number.isFinite(expected))
      expect(Math.abs(found - expected)).toBeLessThanOrEqual(1e-9 * (1 + Math.abs(expected)));
    else expect(found).toBe(expected);
  } else if (typeof expected === "object" && expected !== null && typeof found === "object" && found !== null) {
    expect(Object.keys(found)).toEqual(Object.keys(expected));
    for (const [key, value] of Object.entries(expected)) expectSame((found as Record<string, unknown>)[key], value);
  } else expect(found).toEqual(expected);
}

/** Counts of units as the rows they stand for. */
const unitsOf = <Unit>(cells: readonly (readonly [unit: Unit, n: number])[]): Unit[] =>
  cells.flatMap(([unit, n]) => Array.from({ length: n }, () => unit));

type Positions = readonly (readonly [number, number])[];
const tableCells = (table: readonly (readonly number[])[]) =>
  table.flatMap((row, j) => row.map((n, k) => [[j, k] as const, n] as const));
const tableRows = (table: readonly (readonly number[])[]): Positions => unitsOf(tableCells(table));

describe("two classifications", () => {
  const ESTIMATORS = {
    ...{ chiSquareTest, gTest, cramersV, mutualInformation, adjustedMutualInformation, adjustedRandIndex },
  };

  it.each(Object.entries(ESTIMATORS))("%s is the same of a table as of its units", (_, estimate) => {
    fc.assert(
      fc.property(tables, (table) => {
        const [rows, columns] = [table.map((_, j) => j), table[0]!.map((_, k) => k)];
        const units = tableRows(table).map(([a, b]) => ({ a, b, n: 1 }));
        expect(estimate(contingencyTable(units.toReversed(), rows, columns))).toEqual(estimate(table));
      }),
    );
  });
});

const smallTables = fc
  .integer({ min: 1, max: 4 })
  .chain((q) => fc.array(fc.array(fc.nat(6), { minLength: q, maxLength: q }), { minLength: q, maxLength: q }));

describe("two raters", () => {
  const linear = (table: readonly (readonly number[])[]) => cohenKappa(table, "linear");
  const ESTIMATORS = {
    ...{ cohenKappa: (table: readonly (readonly number[])[]) => cohenKappa(table), linear, scottPi, pabak },
    ...{ stuartMaxwellTest, bowkerTest, classificationReport, matthewsCorrelation },
  };

  it.each(Object.entries(ESTIMATORS))("%s is the same of a table as of its units", (_, estimate) => {
    fc.assert(
      fc.property(smallTables, (table) => {
        const categories = table.map((_, k) => k);
        const units = tableRows(table).map(([a, b]) => ({ a, b, n: 1 }));
        expect(estimate(pairTable(units.toReversed(), categories))).toEqual(estimate(table));
        const [found] = raterPairTables(tableRatings(table), categories);
        if (found !== undefined) expect(estimate(found.table)).toEqual(estimate(table));
      }),
    );
  });

  it("Conger's kappa of rows is Cohen's of the table", () => {
    fc.assert(
      fc.property(smallTables, (table) => {
        const categories = table.map((_, k) => k);
        expectSame(congerKappa(tableRatings(table), categories).value, cohenKappa(table).value);
      }),
    );
  });
});

describe("agreement of any number of raters", () => {
  const POINTS = {
    ...{ percentAgreement, gwetAc1 },
    nominalAlpha: (sums: AgreementSums) => krippendorffAlpha(sums, { level: "nominal" }),
    ordinalAlpha: (sums: AgreementSums) => krippendorffAlpha(sums, { level: "ordinal" }),
    intervalAlpha: (sums: AgreementSums) => krippendorffAlpha(sums, { level: "interval", values: DECLARED }),
    weightedAgreement: (sums: AgreementSums) => weightedAgreement(sums, linearWeight),
    fleissKappa: (sums: AgreementSums) => chanceCorrected(sums, linearWeight, fleissChance),
    gwetAc2: (sums: AgreementSums) => chanceCorrected(sums, linearWeight, gwetChance),
    brennanPrediger: (sums: AgreementSums) => chanceCorrected(sums, linearWeight, brennanPredigerChance),
  };
  const linearWeight = agreementWeight("linear", DECLARED);
  const patternsByHand = (rows: readonly (readonly (number | null)[])[]) =>
    rows.map((row) => ({ counts: DECLARED.map((label) => row.filter((given) => given === label).length), units: 1 }));

  it.each(Object.entries(POINTS))("%s is the same of patterns, of coded labels and of rows", (_, estimate) => {
    fc.assert(
      fc.property(ratings, (rows) => {
        const found = estimate(patternSums(labelPatterns(rows, [...DECLARED])));
        expectSame(estimate(patternSums(patternsByHand(rows).toReversed())), found);
        const labels = rows.flatMap((row, i) => row.map((label, g) => [`item ${i}`, `rater ${g}`, label] as const));
        expectSame(estimate(codedAgreementSums(codedLabels(labels.toReversed(), [...DECLARED]))), found);
      }),
    );
  });

  it.each([
    percentAgreementInterval,
    gwetAc1Interval,
    (patterns: readonly LabelPattern[]) => chanceCorrectedInterval(patterns, linearWeight, fleissChance),
  ])("an interval is the same of patterns as of rows: %o", (estimate) => {
    fc.assert(
      fc.property(ratings, (rows) => {
        const labelled = patternsByHand(rows).filter(({ counts }) => counts.some((count) => count > 0));
        expectSame(estimate(labelled.toReversed()), estimate(labelPatterns(rows, [...DECLARED])));
      }),
    );
  });

  it.each(Object.entries(POINTS))("%s of two raters is the same of their table as of rows", (_, estimate) => {
    const four = fc.array(fc.array(fc.nat(6), { minLength: 4, maxLength: 4 }), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(four, (table) => {
        const rows = tableRatings(table).map((row) => row.map((k) => DECLARED[k]!));
        const found = estimate(patternSums(labelPatterns(rows, [...DECLARED])));
        expectSame(estimate(pairTableSums(table)), found);
        expectSame(estimate(patternSums(tablePatterns(table))), found);
      }),
    );
  });
});

describe("two variables", () => {
  const values = fc.constantFrom(-2, 0, 0.5, 7);
  const cells = fc.array(fc.record({ x: values, y: values, n: fc.nat(4) }), { maxLength: 10 });
  const ESTIMATORS = [
    [pearsonOfCounts, pearson],
    [spearmanOfCounts, spearman],
    [kendallTauBOfCounts, kendallTauB],
  ] as const;

  it.each(ESTIMATORS)("correlate the same as counts and as rows: %o", (ofCounts, ofRows) => {
    fc.assert(
      fc.property(cells, (counts) => {
        const rows = unitsOf(counts.map((cell) => [cell, cell.n] as const));
        const [x, y] = [rows.map((row) => row.x), rows.map((row) => row.y)];
        const found = ofRows(x, y);
        const counted = ofCounts(counts);
        // Every unit a cell of its own: nothing is counted. On a line t is made of rounding.
        const uncounted = ofCounts(rows.map((row) => ({ ...row, n: 1 })));
        const onLine = Math.abs(found.value ?? 0) > 1 - 1e-12;
        for (const other of [counted, uncounted])
          if (onLine) expectSame(other.value, found.value);
          else expectSame(other, found);
      }),
    );
  });

  it.each(ESTIMATORS)("correlate the same as a table of labels with values and as rows: %o", (ofCounts, ofRows) => {
    fc.assert(
      fc.property(tables, (table) => {
        const [rowValues, columnValues] = [table.map((_, j) => j - 1), table[0]!.map((_, k) => 10 * k)];
        const rows = tableRows(table);
        const found = ofRows(
          rows.map(([j]) => rowValues[j]!),
          rows.map(([, k]) => columnValues[k]!),
        );
        expectSame(ofCounts(tablePairs(table, rowValues, columnValues)).value, found.value);
      }),
    );
  });

  it("are counted by pair, without the units that lack a value", () => {
    expect(pairCounts([1, 2, null, 1, 1, 3], [5, 6, 7, 5, 8, null])).toEqual([
      { x: 1, y: 5, n: 2 },
      { x: 1, y: 8, n: 1 },
      { x: 2, y: 6, n: 1 },
    ]);
  });

  it("need finite values, counts, and a value for each category", () => {
    expect(() => pearsonOfCounts([{ x: Number.NaN, y: 1, n: 1 }])).toThrow("x must be a finite number");
    expect(() => spearmanOfCounts([{ x: 1, y: 1, n: 0.5 }])).toThrow("n must be");
    expect(() => tablePairs([[1, 2]], [1])).toThrow("one value per row and column: it has 1 rows and 2 columns");
  });
});

describe("scores of several raters", () => {
  it.each([iccOneWay, iccAgreement, iccAgreementOfMeans, iccConsistency])(
    "have the same intraclass correlation as counts and as rows: %o",
    (icc) => {
      const score = fc.option(fc.constantFrom(-1, 0, 2.5), { freq: 8 });
      const pattern = fc.record({ scores: fc.tuple(score, score, score), items: fc.nat(4) });
      fc.assert(
        fc.property(fc.array(pattern, { minLength: 1, maxLength: 6 }), (patterns) => {
          const rows = unitsOf(patterns.map(({ scores, items }) => [scores, items] as const));
          fc.pre(rows.length > 0);
          const found = icc(scorePatterns(rows));
          // Near its pole, where the denominator is a small difference, rounding tells.
          if (found.value !== null && Math.abs(found.value) > 100) return;
          expectSame(icc(patterns), found);
          expectSame(icc(rows.map((scores) => ({ scores, items: 1 }))), found);
        }),
      );
    },
  );

  it("follow from a table of label pairs with values", () => {
    const table = [
      [3, 1],
      [0, 2],
    ];
    const rows = [...Array(3).fill([10, 10]), [10, 20], [20, 20], [20, 20]];
    expect(tableScores(table, [10, 20])).toEqual(scorePatterns(rows));
  });
});

describe("samples of values", () => {
  const twoSamples = { mannWhitneyU, ksTwoSample, wasserstein1, energyDistance, kruskalWallis };

  it.each(Object.entries(twoSamples))("%s is the same of counts by value as of rows", (_, estimate) => {
    const counts = fc.array(fc.nat(3), { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(counts, counts, (first, second) => {
        const values = [-3, 0, 0.5, 4, 9];
        const rows = [first, second].map((sample) => unitsOf(sample.map((n, i) => [values[i]!, n] as const)));
        const shuffled = rows.map((row) => row.toReversed());
        expectSame(estimate({ values, counts: [first, second] }), estimate(valueCounts(shuffled)));
      }),
    );
  });
});

describe("times to an event", () => {
  const cell = fc.tuple(fc.nat(3), fc.nat(3)).filter(([events, censored]) => events + censored > 0);
  const group = fc.array(cell, { minLength: 4, maxLength: 4 });
  const times = [0, 1, 2.5, 7];
  const countsOf = (cells: readonly (readonly [number, number])[]) => ({
    ...{ times, events: cells.map(([events]) => events), censored: cells.map(([, censored]) => censored) },
  });
  const rowsOf = (cells: readonly (readonly [number, number])[]) => {
    const rows = cells.flatMap(([events, censored], i) =>
      unitsOf([
        [{ time: times[i]!, event: true }, events],
        [{ time: times[i]!, event: false }, censored],
      ]),
    );
    return survivalCounts(
      rows.toReversed().map(({ time }) => time),
      rows.toReversed().map(({ event }) => event),
    );
  };

  it("have the same survival curve and log-rank test of counts as of rows", () => {
    fc.assert(
      fc.property(group, group, (a, b) => {
        expect(kaplanMeier(countsOf(a))).toEqual(kaplanMeier(rowsOf(a)));
        expectSame(logrankTest([countsOf(a), countsOf(b)]), logrankTest([rowsOf(a), rowsOf(b)]));
      }),
    );
  });
});

describe("regressions", () => {
  it("logistic: groups of trials have the coefficients of their single trials", () => {
    const trial = fc.tuple(fc.constantFrom(0, 1, 2), fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }));
    fc.assert(
      fc.property(fc.array(trial, { minLength: 3, maxLength: 6 }), (groups) => {
        fc.pre(new Set(groups.map(([x]) => x)).size > 1);
        const rows = groups.flatMap(([x, yes, no]) =>
          unitsOf([
            [[x, 1] as const, yes],
            [[x, 0] as const, no],
          ]),
        );
        const grouped = logisticRegression(
          groups.map(([x]) => [x]),
          groups.map(([, yes]) => yes),
          groups.map(([, yes, no]) => yes + no),
        );
        const single = logisticRegression(
          rows.map(([x]) => [x]),
          rows.map(([, y]) => y),
          rows.map(() => 1),
        );
        if (grouped.terms === null || single.terms === null) throw new Error("both outcomes at every x have a fit");
        for (const [i, { value, standardError }] of grouped.terms.entries()) {
          expect(single.terms[i]!.value).toBeCloseTo(value, 6);
          expect(single.terms[i]!.standardError).toBeCloseTo(standardError, 6);
        }
      }),
    );
  });

  it("isotonic: a weight of n is n points", () => {
    const point = fc.record({ x: fc.nat(4), y: fc.constantFrom(0, 1), weight: fc.integer({ min: 1, max: 4 }) });
    fc.assert(
      fc.property(fc.array(point, { maxLength: 10 }), (points) => {
        const rows = unitsOf(points.map((each) => [{ ...each, weight: 1 }, each.weight] as const));
        expectSame(isotonicFit(points), isotonicFit(rows.toReversed()));
      }),
    );
  });

  it("difference in differences: sums per cell are those of their rows", () => {
    const row = fc.record({
      ...{ y: fc.integer({ min: -5, max: 5 }), treated: fc.boolean(), post: fc.boolean() },
      cluster: fc.constantFrom("a", "b", "c"),
    });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 30 }), (rows) => {
        const ofRows = differenceCells(
          rows.map(({ y }) => y),
          rows.map(({ treated }) => treated),
          rows.map(({ post }) => post),
          rows.map(({ cluster }) => cluster),
        );
        // Every row a cell of its own, in another order: a query may split its cells.
        const cells = rows.map(({ y, ...cell }) => ({ ...cell, n: 1, sum: y, sumSquares: y * y }));
        const [found, expected] = [differenceInDifferences(cells.toReversed()), differenceInDifferences(ofRows)];
        // Where clusters have no spread, standard errors are rounding and t anything.
        const { t, terms, ...rest } = found;
        const { t: expectedT, terms: expectedTerms, ...expectedRest } = expected;
        expectSame(rest, expectedRest);
        if (Math.abs(expectedT ?? 0) < 1e6) expectSame([t, terms], [expectedT, expectedTerms]);
      }),
    );
  });
});
