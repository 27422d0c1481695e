import { sum } from "d3-array";
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
 *     designEffect = max(1, V / (p(1 − p) / n_Kish)),   V = G/(G − 1) · Σ_g (Σwy − p·Σw)² / W²
 *
 * with W = Σw over all, sums over each of the G clusters: the linearised (Taylor) variance of a ratio estimator with
 * clusters as primary sampling units. The effect of unequal weights is in n_Kish, not in the design effect.
 *
 * Independent observations beside clusters (a model's labels, anonymous votes) are a part of their own. Each part's variance
 * is taken around its own share, observations of the independent part as clusters of one, and the two parts' mix adds
 * Σ_h W_h/W · (p_h − p)² / n_Kish, what it varies by when observations are drawn at random. Degrees of freedom are
 * then Satterthwaite's, between G − 1 and G − 1 plus the number of independent observations; with clusters only, G − 1.
 *
 * @param clusters sums of each annotator's observations; those with n = 0 do not count
 * @param independent sums of all observations without a cluster; a single one counts as one more cluster
 * @returns `no-data` without observations or weight; `single-cluster` where G = 1. Effects below 1 (clusters more alike than
 *   chance makes them, V = 0 among it) are raised to 1: few clusters cannot prove a sample better than a random one. At
 *   p = 0 or 1 clustering cannot be estimated and 1 is returned, which is optimistic; pass the design of a wider sample then
 * @throws RangeError for impossible sums
 * @see Kish (1965), Survey Sampling; Särndal, Swensson & Wretman (1992), section 5.6; Korn & Graubard (1998),
 *   Survey Methodology 24, 193–201; Satterthwaite (1946), Biometrics Bulletin 2, 110–114
 */
export function clusterDesign(clusters: readonly ProportionSums[], independent?: ProportionSums): ClusterDesign {
  const total = addProportions(independent === undefined ? clusters : [...clusters, independent]);
  const alone = independent?.n === 1 ? [independent] : [];
  const groups = [...clusters, ...alone].filter((sums) => sums.n > 0 && sums.weight > 0);
  const singles = independent !== undefined && independent.n > 1 && independent.weight > 0 ? independent : null;

  const undefinedFor = (reason: Reason): ClusterDesign => ({
    clusters: groups.length,
    designEffect: null,
    degreesOfFreedom: null,
    reason,
  });
  const share = weightedShare(total);
  const kish = kishEffectiveN(total.weight, total.weightSquared);
  if (share === null || kish === null) return undefinedFor("no-data");
  if (groups.length === 0) return { clusters: 0, designEffect: 1, degreesOfFreedom: null, reason: null };
  if (groups.length === 1) return undefinedFor("single-cluster");

  const grouped = addProportions(groups);
  const groupedShare = weightedShare(grouped)!;
  const groupVariance =
    (groups.length / (groups.length - 1)) * sum(groups, (g) => (g.hitWeight - groupedShare * g.weight) ** 2);
  const singleVariance = singles === null ? 0 : independentVariance(singles);
  const mix = sum(singles === null ? [grouped] : [grouped, singles], (part) => {
    return (part.weight / total.weight) * (weightedShare(part)! - share) ** 2;
  });

  const variance = (groupVariance + singleVariance) / total.weight ** 2 + mix / kish;
  const simpleVariance = (share * (1 - share)) / kish;
  return {
    clusters: groups.length,
    designEffect: simpleVariance === 0 ? 1 : Math.max(1, variance / simpleVariance),
    degreesOfFreedom: degreesOfFreedom(groupVariance, groups.length, singleVariance, singles?.n ?? 0),
    reason: null,
  };
}

/** n/(n − 1) · Σw²(y − p)² around the part's own share. */
function independentVariance(sums: ProportionSums): number {
  const share = weightedShare(sums)!;
  const missWeightSquared = Math.max(0, sums.weightSquared - sums.hitWeightSquared);
  return (sums.n / (sums.n - 1)) * (sums.hitWeightSquared * (1 - share) ** 2 + missWeightSquared * share ** 2);
}

function degreesOfFreedom(groupVariance: number, groups: number, singleVariance: number, singles: number): number {
  if (groupVariance === 0 || singles < 2) return groups - 1;
  return (
    (groupVariance + singleVariance) ** 2 / (groupVariance ** 2 / (groups - 1) + singleVariance ** 2 / (singles - 1))
  );
}
