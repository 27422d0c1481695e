import { mean, variance } from "d3-array";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { averagePrecision } from "../../../../src/lib/stats/average-precision.js";
import { rocAuc } from "../../../../src/lib/stats/roc-auc.js";
import { scoredOutcomes } from "../../../../src/lib/stats/scored-outcomes.js";
import { outcomeRows } from "./arbitrary-outcomes.js";
import { expectNear } from "./expect-near.js";

describe("rocAuc", () => {
  it("is the share of positive–negative pairs in the right order, ties counting half", () => {
    fc.assert(
      fc.property(outcomeRows, (rows) => {
        const positives = rows.filter(({ positive }) => positive);
        const negatives = rows.filter(({ positive }) => !positive);
        const wins = positives.flatMap((p) => negatives.map((n) => (Math.sign(p.score - n.score) + 1) / 2));
        const share = wins.length === 0 ? null : wins.reduce((a, b) => a + b, 0) / wins.length;
        expectNear(rocAuc(scoredOutcomes(rows)).value, share, 9);
      }),
    );
  });

  it("has DeLong's standard error, from the spread of placements", () => {
    // Positives at 3 and 4 beat both negatives, the one at 1 one and a half of two; negatives are below 2½ and 3 of 3.
    const rows = [
      [3, true],
      [1, true],
      [4, true],
      [1, false],
      [0, false],
    ] as const;
    const { value, standardError } = rocAuc(scoredOutcomes(rows.map(([score, positive]) => ({ score, positive }))));
    const [positives, negatives] = [
      [1, 0.75, 1],
      [2.5 / 3, 1],
    ];
    expect(value).toBeCloseTo(mean(positives!)!, 12);
    expect(standardError).toBeCloseTo(Math.sqrt(variance(positives!)! / 3 + variance(negatives!)! / 2), 12);
  });

  it("turns around with the scores, standard error and all", () => {
    fc.assert(
      fc.property(outcomeRows, (rows) => {
        const { value, standardError } = rocAuc(scoredOutcomes(rows));
        const turned = rocAuc(scoredOutcomes(rows.map(({ score, positive }) => ({ score: -score, positive }))));
        expectNear(turned.value, value === null ? null : 1 - value, 9);
        expectNear(turned.standardError, standardError, 9);
      }),
    );
  });

  it("says what it lacks", () => {
    expect(rocAuc([{ score: 1, positives: 4, negatives: 0 }])).toMatchObject({ value: null, reason: "no-variation" });
    const one = rocAuc([{ score: 1, positives: 1, negatives: 3 }]);
    expect(one).toMatchObject({ value: 0.5, lower: null, reason: "too-few", standardError: null });
  });
});

describe("averagePrecision", () => {
  it("adds precision at each step of recall", () => {
    // From the top: positive (1/1), negative, positive (2/3); a tie of one positive and one negative (3/5).
    const cells = [
      { score: 9, positives: 1, negatives: 0 },
      { score: 8, positives: 0, negatives: 1 },
      { score: 7, positives: 1, negatives: 0 },
      { score: 6, positives: 1, negatives: 1 },
    ];
    expect(averagePrecision(cells).value).toBeCloseTo((1 + 2 / 3 + 3 / 5) / 3, 12);
  });

  it("is the share of positives for one score, 1 for positives first, and undefined without positives", () => {
    expect(averagePrecision([{ score: 1, positives: 2, negatives: 6 }]).value).toBe(0.25);
    const perfect = [
      { score: 2, positives: 2, negatives: 0 },
      { score: 1, positives: 0, negatives: 6 },
    ];
    expect(averagePrecision(perfect).value).toBe(1);
    expect(averagePrecision([{ score: 1, positives: 0, negatives: 6 }])).toEqual({ value: null, reason: "no-data" });
  });
});
