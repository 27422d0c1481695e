import { requireConfidence, requireCount, requirePart } from "./checks.js";
import { type Estimate, undefinedEstimate } from "./estimate.js";
import { rootBetween } from "./root-between.js";
import { scoreLimits } from "./score-limits.js";
import { twoSidedZ } from "./two-sided-z.js";

/**
 * The difference of two independent shares, x1/n1 − x2/n2, with Miettinen and Nurminen's score interval: the differences δ
 * that a test with the variance under δ does not reject.
 *
 *     (p₁ − p₂ − δ)² = z² · V(δ),  V = (p̃₁(1 − p̃₁)/n₁ + p̃₂(1 − p̃₂)/n₂) · N/(N − 1),  N = n₁ + n₂
 *
 * with p̃₁ = p̃₂ + δ the most likely shares under δ. Without the factor N/(N − 1) it would be Mee's interval.
 *
 * @param x1 observations of the first sample with the property, a whole number 0..n1
 * @param n1 observations of the first sample
 * @param x2 observations of the second sample with the property, a whole number 0..n2
 * @param n2 observations of the second sample
 * @param confidence between 0 and 1
 * @returns difference and limits in −1..1; `no-data` where a sample is empty
 * @throws RangeError for negative or fractional counts and x > n
 * @see Miettinen & Nurminen (1985), Statistics in Medicine 4, 213–226
 */
export function miettinenNurminenDifference(
  x1: number,
  n1: number,
  x2: number,
  n2: number,
  confidence = 0.95,
): Estimate {
  requireCount(x1, "x1");
  requireCount(n1, "n1");
  requireCount(x2, "x2");
  requireCount(n2, "n2");
  requirePart(x1, "x1", n1, "n1");
  requirePart(x2, "x2", n2, "n2");
  requireConfidence(confidence);
  if (n1 === 0 || n2 === 0) return undefinedEstimate("no-data");
  const n = n1 + n2;
  const variance = (delta: number) => {
    const second = likeliestSecondShare(x1, n1, x2, n2, delta);
    const first = Math.min(1, Math.max(0, second + delta));
    return (((first * (1 - first)) / n1 + (second * (1 - second)) / n2) * n) / (n - 1);
  };
  const value = x1 / n1 - x2 / n2;
  const [lower, upper] = scoreLimits(value, variance, twoSidedZ(confidence));
  return { value, lower, upper, reason: null };
}

/** p₂ that makes the counts most likely where p₁ = p₂ + δ: the root of a likelihood equation that falls in p₂. */
function likeliestSecondShare(x1: number, n1: number, x2: number, n2: number, delta: number): number {
  const part = (count: number, share: number) => (count === 0 ? 0 : count / Math.max(0, share));
  const slope = (p: number) =>
    part(x1, p + delta) - part(n1 - x1, 1 - p - delta) + (part(x2, p) - part(n2 - x2, 1 - p));
  const [lowest, highest] = [Math.max(0, -delta), Math.min(1, 1 - delta)];
  // Largest at an end where the count that would keep away from it is 0.
  if (lowest >= highest) return lowest;
  if (!(slope(lowest) > 0)) return lowest;
  if (!(slope(highest) < 0)) return highest;
  return rootBetween(slope, lowest, highest);
}
