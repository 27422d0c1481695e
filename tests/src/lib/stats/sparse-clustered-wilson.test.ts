import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clusterSums } from "../../../../src/lib/stats/cluster-sums.js";
import { clusteredWilson } from "../../../../src/lib/stats/clustered-wilson.js";
import { addProportions, type ProportionSums } from "../../../../src/lib/stats/proportion-sums.js";
import { sparseClusterDesign } from "../../../../src/lib/stats/sparse-cluster-design.js";
import { sparseClusteredWilson } from "../../../../src/lib/stats/sparse-clustered-wilson.js";
import { twoSidedT } from "../../../../src/lib/stats/two-sided-t.js";
import { wilsonLimits } from "../../../../src/lib/stats/wilson-limits.js";
import { counted } from "./counted.js";

const both = (clusters: readonly ProportionSums[], independent = addProportions([])) => {
  const point = addProportions([...clusters, independent]);
  const design = sparseClusterDesign(clusterSums(clusters), independent);
  return { sparse: sparseClusteredWilson(point, design), usual: clusteredWilson(point, design), design };
};

const cluster = fc.tuple(fc.nat(20), fc.nat(20)).map(([hits, misses]) => counted(hits, hits + misses));

describe("sparseClusteredWilson", () => {
  it("is Wilson with t of the fewer degrees of freedom", () => {
    const { sparse, design } = both(Array.from({ length: 20 }, (_, g) => counted(g % 4 === 0 ? 4 : 1, 50)));
    const kish = 1000 / design.designEffect!;
    const [lower, upper] = wilsonLimits(35 / 1000, kish, twoSidedT(0.95, design.sparseDegreesOfFreedom!));
    expect(sparse.lower).toBeCloseTo(lower, 12);
    expect(sparse.upper).toBeCloseTo(upper, 12);
  });

  it("takes the greatest design effect where nothing is known of clumps", () => {
    const { sparse } = both(Array.from({ length: 20 }, () => counted(50, 50)));
    // No error in 1,000 labels: as if of 1000 / (1 + 49/4) labels.
    const [lower] = wilsonLimits(1, 1000 / 13.25, twoSidedT(0.95, 19));
    expect(sparse).toMatchObject({ value: 1, upper: 1, reason: null });
    expect(sparse.lower).toBeCloseTo(lower, 12);
  });

  it("is never narrower than clusteredWilson, stays in 0..1, and has its value, n and reason", () => {
    fc.assert(
      fc.property(fc.array(cluster, { maxLength: 8 }), cluster, (clusters, independent) => {
        const { sparse, usual } = both(clusters, independent);
        const { lower, upper, ...rest } = sparse;
        expect(rest).toEqual({ value: usual.value, ...pick(usual) });
        expect(lower === null).toBe(usual.lower === null);
        if (lower === null || upper === null) return;
        expect(lower).toBeGreaterThanOrEqual(0);
        expect(upper).toBeLessThanOrEqual(1);
        expect(lower).toBeLessThanOrEqual(usual.lower! + 1e-12);
        expect(upper).toBeGreaterThanOrEqual(usual.upper! - 1e-12);
      }),
    );
  });

  it("is clusteredWilson without clusters", () => {
    const { sparse, usual } = both([], counted(2, 90));
    expect(sparse).toEqual(usual);
  });

  it("hardly differs from clusteredWilson where hits and misses are many", () => {
    const { sparse, usual } = both(Array.from({ length: 20 }, (_, g) => counted(5 + (g % 5) - 2, 50)));
    const ratio = (sparse.upper! - sparse.lower!) / (usual.upper! - usual.lower!);
    expect(ratio).toBeLessThan(1.02);
  });
});

const pick = ({ n, clusters, effectiveN, reason }: ReturnType<typeof clusteredWilson>) => ({
  n,
  clusters,
  effectiveN,
  reason,
});
