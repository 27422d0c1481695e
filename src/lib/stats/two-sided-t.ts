import quantile from "@stdlib/stats-base-dists-t-quantile";
import { requireConfidence } from "./checks.js";

/**
 * The Student t quantile of a two-sided interval: t with P(|T| ≤ t) = confidence; 12.71 for 0.95 and 1 degree of freedom.
 *
 * @param confidence between 0 and 1, both excluded (RangeError otherwise)
 * @param degreesOfFreedom greater than 0, not necessarily whole (RangeError otherwise)
 * @returns above 0
 * @see the t distribution of @stdlib
 */
export function twoSidedT(confidence: number, degreesOfFreedom: number): number {
  requireConfidence(confidence);
  if (!(degreesOfFreedom > 0))
    throw new RangeError(`degreesOfFreedom must be greater than 0, not ${degreesOfFreedom}.`);
  return quantile(1 - (1 - confidence) / 2, degreesOfFreedom);
}
