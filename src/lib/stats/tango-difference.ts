import { requireConfidence, requireCount } from "./checks.js";
import { type Estimate, undefinedEstimate } from "./estimate.js";
import { scoreLimits } from "./score-limits.js";
import { twoSidedZ } from "./two-sided-z.js";

/** Pairs of yes/no observations of the same units. */
export interface PairedCounts {
  /** Yes in both. */
  readonly both: number;
  /** Yes in the first only. */
  readonly firstOnly: number;
  /** Yes in the second only. */
  readonly secondOnly: number;
  /** Yes in none. */
  readonly neither: number;
}

/**
 * The difference of two shares of the same units (first minus second: before and after, two annotators), with Tango's score
 * interval: the differences δ that a test with the variance under δ does not reject.
 *
 *     d = (b − c)/n,  (d − δ)² = z² · V(δ),  V = (2q̃ + δ(1 − δ))/n,  b = firstOnly, c = secondOnly, q̃ the likeliest share of c under δ
 *
 * @param counts whole numbers ≥ 0
 * @param confidence between 0 and 1
 * @returns difference and limits in −1..1; `no-data` without pairs. Without any pair that differs the limits are ±z²/(n + z²)
 * @throws RangeError for negative or fractional counts
 * @see Tango (1998), Statistics in Medicine 17, 891–908
 */
export function tangoDifference({ both, firstOnly, secondOnly, neither }: PairedCounts, confidence = 0.95): Estimate {
  requireCount(both, "both");
  requireCount(firstOnly, "firstOnly");
  requireCount(secondOnly, "secondOnly");
  requireCount(neither, "neither");
  requireConfidence(confidence);
  const n = both + firstOnly + secondOnly + neither;
  if (n === 0) return undefinedEstimate("no-data");
  const variance = (delta: number) => {
    // q̃ solves 2n·q² + linear·q + constant = 0; of the two ways to write the root the one without cancellation.
    const linear = (2 * n - firstOnly + secondOnly) * delta - firstOnly - secondOnly;
    const constant = -secondOnly * delta * (1 - delta);
    const root = Math.sqrt(Math.max(0, linear ** 2 - 8 * n * constant));
    const share = linear > 0 ? (-2 * constant) / (linear + root) : (root - linear) / (4 * n);
    return Math.max(0, 2 * share + delta * (1 - delta)) / n;
  };
  const value = (firstOnly - secondOnly) / n;
  const [lower, upper] = scoreLimits(value, variance, twoSidedZ(confidence));
  return { value, lower, upper, reason: null };
}
