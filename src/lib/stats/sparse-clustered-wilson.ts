import { type ClusteredEstimate, clusteredWilson } from "./clustered-wilson.js";
import type { ProportionSums } from "./proportion-sums.js";
import type { SparseClusterDesign } from "./sparse-cluster-design.js";
import { twoSidedT } from "./two-sided-t.js";
import { wilsonLimits } from "./wilson-limits.js";

/**
 * {@link clusteredWilson} for shares near 0 or 1 of few annotators: Wilson's limits of (p, n_Kish / a) with
 *
 *     a = max(t(df)² · deff,  min(t(df′)² · deff,  t(df)² · greatest))
 *
 * where deff and df are the design's, df′ its degrees of freedom in view of how few hits or misses they rest on, and `greatest` the
 * design effect of the strongest correlation that is thought possible, see {@link sparseClusterDesign}. Never narrower than
 * `clusteredWilson`; the same without clusters; of twenty
 * annotators, wider by a sixth where ten hits were effectively seen, by a hundredth where a hundred were.
 *
 * Coverage of the 95 % interval is simulated by `npm run bench:coverage`, whose table is a page of the site. At a share of 2 % and a
 * correlation of 0.15, eight annotators of 125 labels each are covered 0.98 times (`clusteredWilson`: 0.78).
 *
 * @param point sums of what is shown
 * @param design of the same sample or a wider one
 * @param confidence between 0 and 1
 * @returns as `clusteredWilson`; `effectiveN` is the sample's, n_Kish / deff, not reduced by what is left open
 * @throws RangeError for impossible sums
 * @see {@link clusteredWilson}
 */
export function sparseClusteredWilson(
  point: ProportionSums,
  design: SparseClusterDesign,
  confidence = 0.95,
): ClusteredEstimate {
  const estimate = clusteredWilson(point, design, confidence);
  const { degreesOfFreedom, sparseDegreesOfFreedom, designEffect, greatestDesignEffect } = design;
  if (estimate.reason !== null || estimate.effectiveN === null || designEffect === null) return estimate;
  if (degreesOfFreedom === null || sparseDegreesOfFreedom === null) return estimate;
  const usual = twoSidedT(confidence, degreesOfFreedom) ** 2;
  const cautious =
    sparseDegreesOfFreedom === 0 ? Number.POSITIVE_INFINITY : twoSidedT(confidence, sparseDegreesOfFreedom) ** 2;
  const widened = Math.max(usual, Math.min(cautious, (usual * greatestDesignEffect) / designEffect));
  const [lower, upper] = wilsonLimits(estimate.value, estimate.effectiveN, Math.sqrt(widened));
  return { ...estimate, lower, upper };
}
