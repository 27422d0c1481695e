import { type ClusterDesign, clusterDesign } from "./cluster-design.js";
import type { ClusterSums } from "./cluster-sums.js";
import { kishEffectiveN } from "./kish-effective-n.js";
import { addProportions, type ProportionSums, weightedShare } from "./proportion-sums.js";
import { sparseDegreesOfFreedom } from "./sparse-degrees-of-freedom.js";

/** A cluster design that knows how little it rests on where hits or misses are few. */
export type SparseClusterDesign = ClusterDesign & {
  /** At most `degreesOfFreedom`; 0: no cluster has a hit, or none has a miss. null where that is null. */
  readonly sparseDegreesOfFreedom: number | null;
  /** The design effect if labels of one cluster correlated by `GREATEST_CORRELATION`; 1 without clusters. */
  readonly greatestDesignEffect: number;
};

/**
 * What few hits leave open is taken for no worse than this: the correlation of two labels of one annotator as to being right.
 * An assumption; where data show more, what they show counts.
 */
export const GREATEST_CORRELATION = 0.25;

/**
 * The design effect of {@link clusterDesign}, with what makes intervals honest where the rarer outcome is seen a few times only:
 * errors come in clumps, a few annotators having most of them, and a sample that missed those both shows too few errors and too
 * little clumping.
 *
 *     1 / df′ = 1 / df + s / E,   E = n_eff · min(p, 1 − p) over clustered observations,   s = their share of Σw²
 *     greatest = 1 + ρ · (Σ_g W_g² − Σw²) / Σw²,   ρ = 0.25
 *
 * @param clusters sums over clusters
 * @param independent sums of all observations without a cluster
 * @returns as {@link clusterDesign}, of which this takes the reasons too
 * @throws RangeError for impossible sums
 * @see {@link clusterDesign}
 */
export function sparseClusterDesign(
  clusters: ClusterSums,
  independent: ProportionSums = addProportions([]),
): SparseClusterDesign {
  const design = clusterDesign(clusters, independent);
  if (design.degreesOfFreedom === null) return { ...design, sparseDegreesOfFreedom: null, greatestDesignEffect: 1 };
  const { weightSquared } = addProportions([clusters, independent]);
  const within = Math.max(0, clusters.totalSquared - clusters.weightSquared);
  const clustered = clusters.weightSquared / weightSquared;
  return {
    ...design,
    sparseDegreesOfFreedom: sparseDegreesOfFreedom(design.degreesOfFreedom, rarer(clusters) / clustered),
    greatestDesignEffect: 1 + (GREATEST_CORRELATION * within) / weightSquared,
  };
}

/** Effective number of hits or of misses, whichever are fewer. */
function rarer(clusters: ClusterSums): number {
  const { designEffect } = clusterDesign(clusters);
  const share = weightedShare(clusters);
  const kish = kishEffectiveN(clusters.weight, clusters.weightSquared);
  // One cluster beside a single observation shows nothing of how clusters differ.
  if (designEffect === null || share === null || kish === null) return 0;
  return (kish / designEffect) * Math.min(share, 1 - share);
}
