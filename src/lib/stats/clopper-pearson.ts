import quantile from "@stdlib/stats-base-dists-beta-quantile";
import { requireConfidence, requireCount, requirePart } from "./checks.js";
import { type Estimate, undefinedEstimate } from "./estimate.js";

/**
 * The share of a simple random sample that has a property, with the exact binomial interval: the shares that two one-sided
 * binomial tests at half the error each do not reject. Covers at least as often as it says, usually more often.
 *
 *     lower = B(α/2; x, n − x + 1),  upper = B(1 − α/2; x + 1, n − x),  B the quantile of the Beta distribution
 *
 * @param x observations with the property, a whole number 0..n
 * @param n observations, a whole number ≥ 0
 * @param confidence between 0 and 1
 * @returns x / n and limits in 0..1; lower exactly 0 at x = 0, upper exactly 1 at x = n; `no-data` for n = 0
 * @throws RangeError for negative or fractional counts and x > n
 * @see Clopper & Pearson (1934), Biometrika 26, 404–413
 */
export function clopperPearson(x: number, n: number, confidence = 0.95): Estimate {
  requireCount(x, "x");
  requireCount(n, "n");
  requirePart(x, "x", n, "n");
  requireConfidence(confidence);
  if (n === 0) return undefinedEstimate("no-data");
  const tail = (1 - confidence) / 2;
  return {
    value: x / n,
    lower: x === 0 ? 0 : quantile(tail, x, n - x + 1),
    upper: x === n ? 1 : quantile(1 - tail, x + 1, n - x),
    reason: null,
  };
}
