import { requireConfidence, requireCount, requirePart } from "./checks.js";
import { undefinedEstimate } from "./estimate.js";
import { twoSidedZ } from "./two-sided-z.js";
import type { WilsonEstimate } from "./wilson.js";
import { wilsonLimits } from "./wilson-limits.js";

/**
 * The share of a simple random sample that has a property, with Wilson's score interval, corrected for continuity: the lower
 * limit is Wilson's of x − ½, the upper one Wilson's of x + ½. Close to Clopper and Pearson's interval, and as cautious.
 *
 * It always corrects; R's prop.test does not where x = n/2.
 *
 * @param x observations with the property, a whole number 0..n
 * @param n observations, a whole number ≥ 0
 * @param confidence between 0 and 1
 * @returns x / n and limits in 0..1; lower exactly 0 at x = 0, upper exactly 1 at x = n; `no-data` for n = 0
 * @throws RangeError for negative or fractional counts and x > n
 * @see Newcombe (1998), Statistics in Medicine 17, 857–872, method 4
 */
export function wilsonContinuity(x: number, n: number, confidence = 0.95): WilsonEstimate {
  requireCount(x, "x");
  requireCount(n, "n");
  requirePart(x, "x", n, "n");
  requireConfidence(confidence);
  if (n === 0) return { ...undefinedEstimate("no-data"), n };
  const z = twoSidedZ(confidence);
  const lower = x === 0 ? 0 : wilsonLimits((x - 0.5) / n, n, z)[0];
  const upper = x === n ? 1 : wilsonLimits((x + 0.5) / n, n, z)[1];
  return { value: x / n, lower, upper, reason: null, n };
}
