import { requireCount, requireNonNegative } from "./checks.js";
import { addProportions, type ProportionSums } from "./proportion-sums.js";

/**
 * What the variance of a share needs to know of its clusters: their observations' sums together, and sums over clusters
 * of products of each cluster's totals W_g = Σw and H_g = Σw over observations with the property. Additive over disjoint sets
 * of clusters, not over time: the same annotator in two weeks is one cluster. In SQL: group by cluster, then add up.
 */
export interface ClusterSums extends ProportionSums {
  /** Clusters with weight, G. */
  readonly clusters: number;
  /** Σ_g W_g². */
  readonly totalSquared: number;
  /** Σ_g H_g². */
  readonly hitTotalSquared: number;
  /** Σ_g W_g·H_g. */
  readonly totalProduct: number;
}

/**
 * Cluster sums from one row of sums per cluster; all 0 for none. Clusters without weight do not count.
 *
 * @param clusters sums of each cluster's observations, each cluster once, in any order
 * @returns in the units of the weights and their squares; additive over disjoint sets of clusters
 * @throws RangeError for impossible sums
 * @see {@link clusteredWilson}
 */
export function clusterSums(clusters: Iterable<ProportionSums>): ClusterSums {
  const counted = [...clusters].filter((cluster) => cluster.weight > 0);
  let totalSquared = 0;
  let hitTotalSquared = 0;
  let totalProduct = 0;
  for (const { weight, hitWeight } of counted) {
    totalSquared += weight ** 2;
    hitTotalSquared += hitWeight ** 2;
    totalProduct += weight * hitWeight;
  }
  return { ...addProportions(counted), clusters: counted.length, totalSquared, hitTotalSquared, totalProduct };
}

/**
 * The sums of two disjoint sets of clusters.
 *
 * @param a sums of clusters of which none is in `b`
 * @param b sums of the others
 * @returns the sums of all of them
 * @throws RangeError for impossible sums
 */
export function addClusters(a: ClusterSums, b: ClusterSums): ClusterSums {
  for (const sums of [a, b]) {
    requireCount(sums.clusters, "clusters");
    requireNonNegative(sums.totalSquared, "totalSquared");
    requireNonNegative(sums.hitTotalSquared, "hitTotalSquared");
    requireNonNegative(sums.totalProduct, "totalProduct");
  }
  return {
    ...addProportions([a, b]),
    clusters: a.clusters + b.clusters,
    totalSquared: a.totalSquared + b.totalSquared,
    hitTotalSquared: a.hitTotalSquared + b.hitTotalSquared,
    totalProduct: a.totalProduct + b.totalProduct,
  };
}
