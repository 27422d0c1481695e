import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clusterDesign } from "../../../../src/lib/stats/cluster-design.js";
import { clusterSums } from "../../../../src/lib/stats/cluster-sums.js";
import { addProportions, type ProportionSums } from "../../../../src/lib/stats/proportion-sums.js";

/** n observations of weight w, of which some have the property. */
const counted = (hits: number, n: number, w = 1): ProportionSums => ({
  n,
  weight: n * w,
  weightSquared: n * w * w,
  hitWeight: hits * w,
  hitWeightSquared: hits * w * w,
});

const cluster = fc
  .array(fc.record({ w: fc.integer({ min: 1, max: 5 }), hit: fc.boolean() }), { minLength: 1, maxLength: 8 })
  .map((rows) => addProportions(rows.map(({ w, hit }) => counted(hit ? 1 : 0, 1, w))));

describe("clusterDesign", () => {
  it("is the linearised variance over that of independent observations", () => {
    // 9, 7 and 5 right of 10 each: p = 0.7, residuals 2, 0, −2: V = 3/2 · 8 / 30²; p(1 − p)/30 = 0.007.
    const design = clusterDesign(clusterSums([counted(9, 10), counted(7, 10), counted(5, 10)]));
    expect(design.designEffect).toBeCloseTo((1.5 * 8) / 900 / 0.007, 12);
    expect(design).toMatchObject({ clusters: 3, degreesOfFreedom: 2, reason: null });
  });

  it("leaves the effect of unequal weights to Kish's n", () => {
    // Doubling one cluster's weights: Σw 10, 10, 20; H 9, 7, 10: p = 0.65, residuals 2.5, 0.5, −3.
    const design = clusterDesign(clusterSums([counted(9, 10), counted(7, 10), counted(5, 10, 2)]));
    const kish = 40 ** 2 / (10 + 10 + 40);
    expect(design.designEffect).toBeCloseTo((1.5 * (6.25 + 0.25 + 9)) / 1600 / ((0.65 * 0.35) / kish), 12);
  });

  it("follows the definition summed over clusters, whatever the weights", () => {
    fc.assert(
      fc.property(fc.array(cluster, { minLength: 2, maxLength: 8 }), (clusters) => {
        const { weight, weightSquared, hitWeight } = addProportions(clusters);
        const p = hitWeight / weight;
        fc.pre(p > 0 && p < 1);
        const g = clusters.length;
        const squares = clusters.reduce((total, c) => total + (c.hitWeight - p * c.weight) ** 2, 0);
        const variance = ((g / (g - 1)) * squares) / weight ** 2;
        const simple = (p * (1 - p) * weightSquared) / weight ** 2;
        expect(clusterDesign(clusterSums(clusters)).designEffect).toBeCloseTo(Math.max(1, variance / simple), 9);
      }),
    );
  });

  it("does not depend on the order of clusters", () => {
    fc.assert(
      fc.property(fc.array(cluster, { minLength: 2, maxLength: 8 }), (clusters) => {
        const there = clusterDesign(clusterSums(clusters));
        const back = clusterDesign(clusterSums(clusters.toReversed()));
        expect(back.designEffect).toBeCloseTo(there.designEffect!, 9);
      }),
    );
  });

  it("is 1, with the normal quantile, where all observations are independent", () => {
    const design = clusterDesign(clusterSums([]), counted(7, 10));
    expect(design).toEqual({ clusters: 0, designEffect: 1, degreesOfFreedom: null, reason: null });
  });

  it("does not charge annotators with the difference between people and models", () => {
    // Annotators all alike at 80 %, the model at 100 %: nothing but chance is left.
    const clusters = clusterSums([counted(8, 10), counted(8, 10), counted(8, 10)]);
    expect(clusterDesign(clusters, counted(1000, 1000)).designEffect).toBe(1);
  });

  it("adds the variances of both parts around their own shares, and of their mix", () => {
    // Clusters: 70 %, 3/2 · 8 = 12. Independent: 9 of 10, 10/9 · 10 · 0.09 = 1. Together 30 of 40: p = 0.75, and the mix varies by
    // (3/4 · 0.05² + 1/4 · 0.15²)/40 = 0.0075/40.
    const clusters = clusterSums([counted(9, 10), counted(7, 10), counted(5, 10)]);
    const variance = (12 + 1) / 40 ** 2 + 0.0075 / 40;
    const design = clusterDesign(clusters, counted(9, 10));
    expect(design.designEffect).toBeCloseTo(variance / ((0.75 * 0.25) / 40), 12);
  });

  it("takes Satterthwaite's degrees of freedom beside independent observations", () => {
    // Part variances: clusters 3/2 · 8 = 12 with 2 degrees of freedom; 100 independent at 50 %: 100/99 · 25 with 99.
    const design = clusterDesign(clusterSums([counted(9, 10), counted(7, 10), counted(5, 10)]), counted(50, 100));
    const single = (100 / 99) * 25;
    expect(design.degreesOfFreedom).toBeCloseTo((12 + single) ** 2 / (12 ** 2 / 2 + single ** 2 / 99), 9);
  });

  it("takes a single independent observation for one more cluster", () => {
    const clusters = [counted(9, 10), counted(7, 10)];
    expect(clusterDesign(clusterSums(clusters), counted(1, 1))).toEqual(
      clusterDesign(clusterSums([...clusters, counted(1, 1)])),
    );
  });

  it("is at least 1 where clusters are more alike than chance", () => {
    expect(clusterDesign(clusterSums([counted(5, 10), counted(5, 10)])).designEffect).toBe(1);
  });

  it.each([0, 10])("is 1 where %d of 10 have the property in every cluster: clustering cannot be seen", (hits) => {
    expect(clusterDesign(clusterSums([counted(hits, 10), counted(hits, 10)]))).toEqual({
      ...{ clusters: 2, designEffect: 1, degreesOfFreedom: 1, reason: null },
    });
  });

  it("says single-cluster for one annotator, also beside independent observations", () => {
    expect(clusterDesign(clusterSums([counted(9, 10)])).reason).toBe("single-cluster");
    expect(clusterDesign(clusterSums([counted(9, 10)]), counted(5, 9)).reason).toBe("single-cluster");
  });

  it("says no-data without observations", () => {
    expect(clusterDesign(clusterSums([])).reason).toBe("no-data");
  });
});
