import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addClusters, clusterSums } from "../../../../src/lib/stats/cluster-sums.js";
import { addProportions } from "../../../../src/lib/stats/proportion-sums.js";
import { proportionParts } from "./arbitrary-proportions.js";

const a = { n: 2, weight: 3, weightSquared: 5, hitWeight: 2, hitWeightSquared: 4 };
const b = { n: 1, weight: 1, weightSquared: 1, hitWeight: 1, hitWeightSquared: 1 };

describe("clusterSums", () => {
  it("adds up squares and products of each cluster's totals", () => {
    expect(clusterSums([a, b])).toEqual({
      ...{ n: 3, weight: 4, weightSquared: 6, hitWeight: 3, hitWeightSquared: 5 },
      ...{ clusters: 2, totalSquared: 9 + 1, hitTotalSquared: 4 + 1, totalProduct: 6 + 1 },
    });
  });

  it("does not count clusters without observations", () => {
    expect(clusterSums([a, addProportions([]), b])).toEqual(clusterSums([a, b]));
  });
});

describe("addClusters", () => {
  it("of disjoint clusters gives the sums of all", () => {
    expect(addClusters(clusterSums([a]), clusterSums([b]))).toEqual(clusterSums([a, b]));
  });

  it("refuses impossible sums", () => {
    expect(() => addClusters({ ...clusterSums([a]), totalSquared: -1 }, clusterSums([]))).toThrow("totalSquared");
  });

  it("of any split of the clusters, in any order, adds to that of all; products bound each other (Cauchy–Schwarz)", () => {
    fc.assert(
      fc.property(proportionParts, fc.nat(8), (clusters, split) => {
        const all = clusterSums(clusters);
        expect(clusterSums(clusters.toReversed())).toEqual(all);
        const [one, other] = [clusterSums(clusters.slice(0, split)), clusterSums(clusters.slice(split))];
        expect(addClusters(one, other)).toEqual(all);
        expect(all.totalProduct ** 2).toBeLessThanOrEqual(all.totalSquared * all.hitTotalSquared);
        expect(all.hitTotalSquared).toBeLessThanOrEqual(all.totalProduct);
      }),
    );
  });
});
