import { describe, expect, it } from "vitest";
import { agreementFigure } from "../../../../src/lib/analysis/agreement-figure.js";
import type { AgreementSums } from "../../../../src/lib/stats/agreement-sums.js";
import { twoSidedT } from "../../../../src/lib/stats/two-sided-t.js";
import type { QuestionInfo } from "../../../../src/lib/workbook/results.js";

const QUESTION: QuestionInfo = {
  question: "decision",
  name: "Decision",
  level: "nominal",
  labels: ["a", "b"].map((label) => ({ label, name: label, means: null, policy: null })),
};

/** A block of items with two labels: `equal` twice each label, `unequal` one of each. */
const block = (equal: number, unequal: number): AgreementSums => [
  {
    labels: 2,
    units: 2 * equal + unequal,
    agreeing: 4 * equal,
    labelCounts: [2 * equal + unequal, 2 * equal + unequal],
    coincidences: null,
  },
];
const single: AgreementSums = [{ labels: 1, units: 9, agreeing: 0, labelCounts: [9, 0], coincidences: null }];

/** α of items with two labels, both labels equally common: 1 − D_o/D_e, D_e = n/2/(n − 1). */
const alpha = (equal: number, unequal: number): number => {
  const items = 2 * equal + unequal;
  return 1 - unequal / items / (items / (2 * items - 1));
};

describe("agreementFigure", () => {
  it("has a jackknife interval over item blocks", () => {
    const blocks = [block(10, 0), block(8, 4), block(6, 8)];
    const figure = agreementFigure(blocks, QUESTION);
    const replicates = [alpha(14, 12), alpha(16, 8), alpha(18, 4)];
    const mean = replicates.reduce((sum, each) => sum + each, 0) / 3;
    const error = Math.sqrt((2 / 3) * replicates.reduce((sum, each) => sum + (each - mean) ** 2, 0));
    expect(figure).toMatchObject({ n: 120, units: 60, annotators: null, absent: null });
    expect(figure.value).toBeCloseTo(alpha(24, 12), 12);
    expect(figure.percent).toBeCloseTo(0.8, 12);
    expect(figure.ac1).toBeCloseTo(0.6, 12);
    // On Fisher's scale, with t of 1/(1/2 + 1/30): of 60 items, 30 items' worth of labels are not the most common one.
    const z = Math.atanh(alpha(24, 12));
    const margin = (twoSidedT(0.95, 1.875) * error) / (1 - alpha(24, 12) ** 2);
    expect(figure.lower).toBeCloseTo(Math.tanh(z - margin), 10);
    expect(figure.upper).toBeCloseTo(Math.tanh(z + margin), 10);
  });

  it("does not take blocks without two labels of one item for evidence", () => {
    const blocks = [block(10, 0), block(8, 4), block(6, 8)];
    const { lower, upper } = agreementFigure(blocks, QUESTION);
    expect(agreementFigure([...blocks, single, single], QUESTION)).toMatchObject({ lower, upper, n: 120 });
  });

  it("says too few, in labels of items labelled twice", () => {
    expect(agreementFigure([block(5, 4)], QUESTION)).toEqual({
      metric: "agreement",
      n: 28,
      units: 14,
      annotators: null,
      value: null,
      lower: null,
      upper: null,
      percent: null,
      ac1: null,
      absent: { code: "too-few", text: "Too few: 28 labels of items labelled twice, at least 30 are needed." },
    });
  });

  it("says too few where nearly all labels are the same, and keeps what stands without them", () => {
    // 40 items of two labels a block, all alike but for one item with both labels: 1.5 items' worth in three blocks.
    const alike: AgreementSums = [{ labels: 2, units: 40, agreeing: 78, labelCounts: [79, 1], coincidences: null }];
    const figure = agreementFigure([alike, alike, alike], QUESTION);
    expect(figure).toMatchObject({
      n: 240,
      value: null,
      lower: null,
      upper: null,
      percent: 0.975,
      absent: {
        code: "too-few",
        text: "Too few: nearly all labels are the same; 1.5 items’ worth of others, at least 2 are needed.",
      },
    });
    expect(agreementFigure([alike, alike, alike, alike], QUESTION).value).not.toBeNull();
  });

  it("says so where all labels are one: agreement beyond chance is then undefined", () => {
    const [cell] = block(20, 0);
    const same: AgreementSums = [{ ...cell!, agreeing: 80, labelCounts: [80, 0] }];
    expect(agreementFigure([same, same], QUESTION)).toMatchObject({
      value: null,
      percent: 1,
      absent: {
        code: "undefined",
        text: "Not defined: the labels do not vary, and without variation there is nothing to judge it by.",
      },
    });
  });

  it("says so where no item was labelled twice", () => {
    expect(agreementFigure([single], QUESTION).absent).toEqual({
      code: "no-data",
      text: "No item was labelled twice.",
    });
    expect(agreementFigure([], QUESTION).absent?.code).toBe("no-data");
  });
});
