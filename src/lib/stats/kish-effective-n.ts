import { requireNonNegative } from "./checks.js";

/**
 * Kish's effective sample size of a weighted sample of independent observations: (Σw)² / Σw².
 * With equal weights it is n; the more the weights differ, the smaller.
 *
 * @param weight Σw
 * @param weightSquared Σw²
 * @returns a number in 1..n; null where there is no weight
 * @throws RangeError for negative sums
 * @see Kish (1965), Survey Sampling, section 11.7
 */
export function kishEffectiveN(weight: number, weightSquared: number): number | null {
  requireNonNegative(weight, "weight");
  requireNonNegative(weightSquared, "weightSquared");
  return weight === 0 || weightSquared === 0 ? null : weight ** 2 / weightSquared;
}
