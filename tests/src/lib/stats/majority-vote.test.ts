import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { codedLabels } from "../../../../src/lib/stats/coded-labels.js";
import { majorityVote } from "../../../../src/lib/stats/majority-vote.js";
import { labelRows, matrix, reorderedRows } from "./arbitrary-labels.js";

describe("majorityVote", () => {
  it("takes what most gave, the category declared first where they tie, and counts who is with it", () => {
    const vote = majorityVote(
      codedLabels([
        ["i1", "ann", "bad"],
        ["i1", "bob", "ok"],
        ["i1", "cid", "ok"],
        ["i2", "ann", "ok"],
        ["i2", "bob", "bad"],
      ]),
    );
    expect(matrix(vote.shares, 2)).toEqual([
      [1 / 3, 2 / 3],
      [1 / 2, 1 / 2],
    ]);
    expect(vote).toMatchObject({ winners: [[1], [0, 1]], agreement: [0, 1, 1], reason: null });
  });

  it("knows nothing of an annotator without labels, and nothing at all without labels", () => {
    const one = { item: [0], annotator: [1], category: [0], items: 1, annotators: 2, categories: 1 };
    expect(majorityVote(one).agreement).toEqual([null, 1]);
    expect(majorityVote(codedLabels([]))).toMatchObject({ winners: [], agreement: [], reason: "no-data" });
  });

  it("has shares that add up to 1 and winners that have the greatest", () => {
    fc.assert(
      fc.property(labelRows, (rows) => {
        const labels = codedLabels(rows);
        const { shares, winners } = majorityVote(labels);
        for (const [i, row] of matrix(shares, labels.categories).entries()) {
          expect(row.reduce((a, b) => a + b)).toBeCloseTo(1, 12);
          for (const [k, share] of row.entries()) expect(share === Math.max(...row)).toBe(winners[i]!.includes(k));
        }
      }),
    );
  });

  it("does not depend on the order of rows", () => {
    fc.assert(
      fc.property(reorderedRows, ([rows, other]) => {
        expect(majorityVote(codedLabels(other))).toEqual(majorityVote(codedLabels(rows)));
      }),
    );
  });
});
