import quantile from "@stdlib/stats-base-dists-gamma-quantile";
import { rootBetween } from "./root-between.js";
import { LARGE_SHAPE, upperGamma } from "./upper-gamma.js";

/**
 * The quantile of the Gamma distribution of scale 1.
 *
 * @param p between 0 and 1, both excluded
 * @param shape > 0
 * @returns x > 0 with P(X ≤ x) = p
 * @see DiDonato & Morris (1986), ACM Transactions on Mathematical Software 12, 377–393
 */
export function gammaQuantile(p: number, shape: number): number {
  // @stdlib's quantile searches on its cdf, which is off for large shapes.
  if (shape < LARGE_SHAPE) return quantile(p, shape, 1);
  return rootBetween((x) => 1 - p - upperGamma(shape, x), 0, shape + 50 * Math.sqrt(shape));
}
