import { addClusters, type ClusterSums, clusterSums } from "./cluster-sums.js";
import type { Reason } from "./estimate.js";
import { kishEffectiveN } from "./kish-effective-n.js";
import { addProportions, type ProportionSums, weightedShare } from "./proportion-sums.js";

/**
 * How much less a clustered sample says than independent observations of the same weights would. It carries
 * over from one period to another, as a share's n does not.
 */
export type ClusterDesign = {
  /** Clusters with observations; 0 where all observations are independent. */
  readonly clusters: number;
} & (
  | {
      /** Variance of the share / its variance with independent observations of the same weights, ≥ 1. */
      readonly designEffect: number;
      /** Of the t quantile its intervals take; null: no clusters, take the normal quantile. */
      readonly degreesOfFreedom: number | null;
      readonly reason: null;
    }
  | { readonly designEffect: null; readonly degreesOfFreedom: null; readonly reason: Reason }
);

/**
 * The design effect of clustering (labels of one annotator resemble each other) on a weighted share p = Σwy / Σw:
 *
 *     designEffect = max(1, V / (p(1 − p) / n_Kish)),   V = G/(G − 1) · Σ_g (H_g − p·W_g)² / W²
 *
 * with W_g = Σw and H_g = Σwy of each of the G clusters and W = Σ W_g: the linearised (Taylor) variance of a ratio estimator
 * with clusters as primary sampling units. The effect of unequal weights is in n_Kish, not in the design effect.
 *
 * Independent observations beside clusters (a model's labels, anonymous votes) are a part of their own. Each part's variance
 * is taken around its own share, observations of the independent part as clusters of one, and the two parts' mix adds
 * Σ_h W_h/W · (p_h − p)² / n_Kish, what it varies by when observations are drawn at random. Degrees of freedom are
 * then Satterthwaite's, between G − 1 and G − 1 plus the number of independent observations; with clusters only, G − 1.
 *
 * @param clusters sums over clusters, see {@link clusterSums}
 * @param independent sums of all observations without a cluster; a single one counts as one more cluster
 * @returns `no-data` without observations or weight; `single-cluster` where G = 1. Effects below 1 (clusters more alike than
 *   chance makes them, V = 0 among it) are raised to 1: few clusters cannot prove a sample better than a random one. At
 *   p = 0 or 1 clustering cannot be estimated and 1 is returned, which is optimistic; pass the design of a wider sample then
 * @throws RangeError for impossible sums
 * @see Kish (1965), Survey Sampling; Särndal, Swensson & Wretman (1992), Model Assisted Survey Sampling, section 5.6;
 *   Korn & Graubard (1998), Survey Methodology 24, 193–201; Satterthwaite (1946), Biometrics Bulletin 2, 110–114
 */
export function clusterDesign(clusters: ClusterSums, independent: ProportionSums = addProportions([])): ClusterDesign {
  const alone = independent.n === 1;
  const grouped = addClusters(clusters, clusterSums(alone ? [independent] : []));
  const singles = addProportions(alone ? [] : [independent]);
  const groups = grouped.clusters;
  const total = addProportions([grouped, singles]);
  const share = weightedShare(total);
  const kish = kishEffectiveN(total.weight, total.weightSquared);

  const none = { clusters: groups, designEffect: null, degreesOfFreedom: null };
  if (share === null || kish === null) return { ...none, reason: "no-data" };
  if (groups === 0) return { clusters: 0, designEffect: 1, degreesOfFreedom: null, reason: null };
  if (groups === 1) return { ...none, reason: "single-cluster" };
  const simpleVariance = (share * (1 - share)) / kish;
  if (simpleVariance === 0) return { clusters: groups, designEffect: 1, degreesOfFreedom: groups - 1, reason: null };

  const groupVariance = clusterVariance(grouped);
  const singleVariance = singles.weight === 0 ? 0 : independentVariance(singles);
  const mix = mixVariance(grouped, share, total) + mixVariance(singles, share, total);
  const variance = (groupVariance + singleVariance) / total.weight ** 2 + mix / kish;
  const clustersOnly = groupVariance + singleVariance === 0 || singles.weight === 0;
  return {
    clusters: groups,
    designEffect: Math.max(1, variance / simpleVariance),
    degreesOfFreedom: clustersOnly
      ? groups - 1
      : (groupVariance + singleVariance) ** 2 /
        (groupVariance ** 2 / (groups - 1) + singleVariance ** 2 / (singles.n - 1)),
    reason: null,
  };
}

/** G/(G − 1) · Σ_g (H_g − p·W_g)² around the part's own share. */
function clusterVariance(sums: ClusterSums): number {
  const share = weightedShare(sums)!;
  const squares = sums.hitTotalSquared - 2 * share * sums.totalProduct + share ** 2 * sums.totalSquared;
  return (sums.clusters / (sums.clusters - 1)) * squares;
}

/** The same with every observation a cluster of one. */
function independentVariance(sums: ProportionSums): number {
  const share = weightedShare(sums)!;
  const missWeightSquared = sums.weightSquared - sums.hitWeightSquared;
  return (sums.n / (sums.n - 1)) * (sums.hitWeightSquared * (1 - share) ** 2 + missWeightSquared * share ** 2);
}

function mixVariance(part: ProportionSums, share: number, total: ProportionSums): number {
  return (part.weight / total.weight) * ((weightedShare(part) ?? share) - share) ** 2;
}
