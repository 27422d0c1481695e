import quantile from "@stdlib/stats-base-dists-f-quantile";
import { requireConfidence } from "./checks.js";

/**
 * The F quantile that leaves (1 − confidence)/2 above it.
 *
 * @param confidence between 0 and 1, both excluded (RangeError otherwise)
 * @param d1 numerator degrees of freedom, greater than 0, not necessarily whole
 * @param d2 denominator degrees of freedom, likewise
 * @returns above 0
 * @see the F distribution of @stdlib
 */
export function twoSidedF(confidence: number, d1: number, d2: number): number {
  requireConfidence(confidence);
  return quantile(1 - (1 - confidence) / 2, d1, d2);
}
