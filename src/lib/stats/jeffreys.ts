import quantile from "@stdlib/stats-base-dists-beta-quantile";
import { requireConfidence, requireCount, requirePart } from "./checks.js";
import { type Estimate, undefinedEstimate } from "./estimate.js";

export type JeffreysEstimate = Estimate & {
  /** The posterior quantile: the limit before it is set to 0 at x = 0; null where undefined. */
  readonly lowerQuantile: number | null;
  /** The posterior quantile: the limit before it is set to 1 at x = n; null where undefined. */
  readonly upperQuantile: number | null;
};

/**
 * The share of a simple random sample that has a property, with the equal-tailed credible interval under Jeffreys' prior: the
 * α/2 and 1 − α/2 quantiles of Beta(x + ½, n − x + ½), set to 0 at x = 0 and to 1 at x = n so that it covers there too.
 *
 * @param x observations with the property, a whole number 0..n
 * @param n observations, a whole number ≥ 0
 * @param confidence between 0 and 1
 * @returns x / n (not the posterior mean) and limits in 0..1; `no-data` for n = 0
 * @throws RangeError for negative or fractional counts and x > n
 * @see Brown, Cai & DasGupta (2001), Statistical Science 16, 101–133
 */
export function jeffreys(x: number, n: number, confidence = 0.95): JeffreysEstimate {
  requireCount(x, "x");
  requireCount(n, "n");
  requirePart(x, "x", n, "n");
  requireConfidence(confidence);
  if (n === 0) return { ...undefinedEstimate("no-data"), lowerQuantile: null, upperQuantile: null };
  const tail = (1 - confidence) / 2;
  const lowerQuantile = quantile(tail, x + 0.5, n - x + 0.5);
  const upperQuantile = quantile(1 - tail, x + 0.5, n - x + 0.5);
  const [lower, upper] = [x === 0 ? 0 : lowerQuantile, x === n ? 1 : upperQuantile];
  return { value: x / n, lower, upper, reason: null, lowerQuantile, upperQuantile };
}
