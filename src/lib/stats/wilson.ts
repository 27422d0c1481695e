import { requireConfidence, requireCount, requirePart } from "./checks.js";
import { type Estimate, undefinedEstimate } from "./estimate.js";
import { twoSidedZ } from "./two-sided-z.js";
import { wilsonLimits } from "./wilson-limits.js";

/** A share in 0..1 with limits, and the observations behind it. */
export type WilsonEstimate = Estimate & { readonly n: number };

/**
 * The share of a simple random sample that has a property, with Wilson's score interval (no continuity correction).
 *
 * @param x observations with the property, a whole number 0..n
 * @param n observations, a whole number ≥ 0
 * @param confidence between 0 and 1
 * @returns x / n and limits in 0..1; lower exactly 0 at x = 0, upper exactly 1 at x = n; `no-data` for n = 0
 * @throws RangeError for negative or fractional counts and x > n
 * @see Wilson (1927), JASA 22, 209–212; Newcombe (1998), Statistics in Medicine 17, 857–872, method 3
 */
export function wilson(x: number, n: number, confidence = 0.95): WilsonEstimate {
  requireCount(x, "x");
  requireCount(n, "n");
  requirePart(x, "x", n, "n");
  requireConfidence(confidence);
  if (n === 0) return { ...undefinedEstimate("no-data"), n };
  const [lower, upper] = wilsonLimits(x / n, n, twoSidedZ(confidence));
  return { value: x / n, lower, upper, reason: null, n };
}
