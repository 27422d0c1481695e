import { describe, expect, it } from "vitest";
import { type Rate, rateFigure } from "../../../../src/lib/analysis/rate-figure.js";
import { clusterSums } from "../../../../src/lib/stats/cluster-sums.js";
import { sparseClusterDesign } from "../../../../src/lib/stats/sparse-cluster-design.js";

const counts = (n: number, hits: number) => ({
  n,
  weight: n,
  weightSquared: n,
  hitWeight: hits,
  hitWeightSquared: hits,
});
const rate = (each: number, hits: number, annotators: number, change: Partial<Rate> = {}): Rate => ({
  metric: "accuracy",
  family: "accuracy",
  point: counts(annotators * each, annotators * hits),
  design: sparseClusterDesign(clusterSums(Array.from({ length: annotators }, () => counts(each, hits)))),
  ...change,
});

describe("rateFigure", () => {
  it("says how many labels there are where there are too few", () => {
    expect(rateFigure(rate(5, 4, 5))).toEqual({
      metric: "accuracy",
      n: 25,
      annotators: 5,
      value: null,
      lower: null,
      upper: null,
      absent: { code: "too-few", text: "Too few: 25 judged labels, at least 30 are needed." },
    });
  });

  it("says how many annotators there are where they are too few", () => {
    expect(rateFigure(rate(10, 9, 4)).absent?.text).toBe("Too few: 4 annotators, at least 5 are needed.");
    expect(rateFigure(rate(40, 36, 1)).absent?.text).toBe("Too few: 1 annotator, at least 5 are needed.");
  });

  it("takes the number of annotators that the family of the metric asks for", () => {
    const gold = rate(20, 2, 2, { metric: "false_positive_rate", family: "gold_accuracy" });
    expect(rateFigure(gold)).toMatchObject({ value: 0.1, n: 40, annotators: 2, absent: null });
    expect(rateFigure({ ...gold, family: "accuracy" }).absent?.code).toBe("too-few");
  });

  it("asks no annotators of labels that have none", () => {
    const independent = counts(100, 90);
    const design = sparseClusterDesign(clusterSums([]), independent);
    const figure = rateFigure({ metric: "accuracy", family: "accuracy", point: independent, design });
    // Wilson, 90 of 100, as in Newcombe (1998) formula 3 with z = 1.96.
    expect(figure).toMatchObject({ value: 0.9, annotators: null, absent: null });
    expect(figure.lower).toBeCloseTo(0.825634, 6);
    expect(figure.upper).toBeCloseTo(0.944771, 6);
  });

  it("says that there is nothing where there is nothing", () => {
    expect(rateFigure(rate(0, 0, 0)).absent).toEqual({
      code: "no-data",
      text: "No random audits of production work.",
    });
  });

  it("keeps the value and says why, where an interval cannot be made", () => {
    // A weight of zero for all the week's annotators: nothing to tell how they differ.
    const figure = rateFigure(rate(40, 36, 1, { design: sparseClusterDesign(clusterSums([])) }));
    expect(figure).toMatchObject({ value: 0.9, lower: null, upper: null });
    expect(figure.absent?.text).toBe("No interval: there is nothing to estimate it from.");
  });
});
