import { describe, expect, it } from "vitest";
import { clusterDesign } from "../../../../src/lib/stats/cluster-design.js";
import { clusterSums } from "../../../../src/lib/stats/cluster-sums.js";
import { addProportions } from "../../../../src/lib/stats/proportion-sums.js";
import { sparseClusterDesign } from "../../../../src/lib/stats/sparse-cluster-design.js";
import { counted } from "./counted.js";

describe("sparseClusterDesign", () => {
  it("has the cluster design, and degrees of freedom by the effective number of hits or misses", () => {
    const clusters = clusterSums([counted(9, 10), counted(7, 10), counted(5, 10)]);
    const design = sparseClusterDesign(clusters);
    expect(design).toMatchObject(clusterDesign(clusters));
    // n_eff = p(1 − p)/V = 0.21 · 900/12 = 15.75, misses 0.3 of it; 1/df′ = 1/2 + 1/4.725.
    expect(design.sparseDegreesOfFreedom).toBeCloseTo(1 / (1 / 2 + 1 / 4.725), 10);
    // 10 labels each, correlated by 0.25: 1 + 9/4.
    expect(design.greatestDesignEffect).toBeCloseTo(3.25, 12);
  });

  it("knows nothing of clumps where no cluster has a miss", () => {
    const design = sparseClusterDesign(clusterSums([counted(10, 10), counted(10, 10)]));
    expect(design).toMatchObject({ designEffect: 1, degreesOfFreedom: 1, sparseDegreesOfFreedom: 0 });
  });

  it("asks less of independent observations beside clusters", () => {
    const clusters = clusterSums([counted(9, 10), counted(8, 10), counted(10, 10)]);
    const independent = counted(270, 300);
    const design = sparseClusterDesign(clusters, independent);
    // Of 330 labels 30 are clustered: (300 − 30)/4 within clusters, over 330.
    expect(design.greatestDesignEffect).toBeCloseTo(1 + (0.25 * 270) / 330, 12);
    // n_eff of the clusters is p(1 − p)/V = 0.09 · 900/3 = 27, misses 0.1 of it.
    const events = 2.7 / (30 / 330);
    const { degreesOfFreedom } = clusterDesign(clusters, independent);
    expect(design.sparseDegreesOfFreedom).toBeCloseTo(1 / (1 / degreesOfFreedom! + 1 / events), 10);
  });

  it("leaves observations without clusters as they are", () => {
    expect(sparseClusterDesign(clusterSums([]), counted(1, 50))).toMatchObject({
      designEffect: 1,
      degreesOfFreedom: null,
      sparseDegreesOfFreedom: null,
      greatestDesignEffect: 1,
    });
  });

  it("passes on why there is no design", () => {
    expect(sparseClusterDesign(clusterSums([counted(1, 10)])).reason).toBe("single-cluster");
    expect(sparseClusterDesign(clusterSums([]), addProportions([])).reason).toBe("no-data");
  });
});
