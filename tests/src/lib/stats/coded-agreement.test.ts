import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { codedAgreementSums } from "../../../../src/lib/stats/coded-agreement.js";
import { codedLabels } from "../../../../src/lib/stats/coded-labels.js";
import { labelPatterns, patternSums } from "../../../../src/lib/stats/label-patterns.js";
import { DECLARED, ratings } from "./arbitrary-ratings.js";

describe("codedAgreementSums", () => {
  it("counts pairs of labels per item", () => {
    // Item 0: a a b, item 1: b. Of three labels 2 ordered pairs agree, and a meets b twice.
    const labels = {
      ...{ item: [0, 1, 0, 0], annotator: [0, 0, 1, 2], category: [0, 1, 1, 0] },
      ...{ items: 2, annotators: 3, categories: 3 },
    };
    expect(codedAgreementSums(labels)).toEqual([
      { labels: 1, units: 1, agreeing: 0, labelCounts: [0, 1, 0], coincidences: [0, 0, 0] },
      { labels: 3, units: 1, agreeing: 2, labelCounts: [2, 1, 0], coincidences: [2, 0, 0] },
    ]);
  });

  it("gives the sums that the ratings' patterns give", () => {
    fc.assert(
      fc.property(ratings, (rows) => {
        const long = rows.flatMap((row, i) => row.map((label, rater) => [i, rater, label] as const));
        expect(codedAgreementSums(codedLabels(long, DECLARED))).toEqual(patternSums(labelPatterns(rows, DECLARED)));
      }),
    );
  });
});
