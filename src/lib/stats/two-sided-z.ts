import quantile from "@stdlib/stats-base-dists-normal-quantile";
import { requireConfidence } from "./checks.js";

/**
 * The normal quantile of a two-sided interval: z with P(|Z| ≤ z) = confidence; 1.96 for 0.95.
 *
 * @param confidence between 0 and 1, both excluded (RangeError otherwise)
 * @returns above 0
 * @see the normal distribution of @stdlib
 */
export function twoSidedZ(confidence: number): number {
  requireConfidence(confidence);
  return quantile(1 - (1 - confidence) / 2, 0, 1);
}
