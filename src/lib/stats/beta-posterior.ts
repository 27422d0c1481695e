import quantile from "@stdlib/stats-base-dists-beta-quantile";
import type { BetaPrior, UnitCounts } from "./beta-prior.js";
import { requireConfidence, requireCount, requirePart } from "./checks.js";
import { type Estimate, withoutLimits } from "./estimate.js";

/**
 * A unit's rate, shrunk towards what is usual: the mean of Beta(x + alpha, n − x + beta) with its equal-tailed credible interval.
 * Few observations give nearly the prior's mean, many nearly x / n.
 *
 * @param prior as fitted to all units (empirical Bayes); that it was fitted is not in the limits, which are a little narrow for it
 * @param unit without observations it gets the prior itself
 * @param confidence between 0 and 1
 * @returns a rate and limits in 0..1; of a very skew posterior (alpha or beta far below 1) the mean may lie outside its limits. Without limits, `no-variation`, under complete pooling, where the interval would have no width.
 *   Under precision 0 the rate is x / n, and exactly 0 or 1, limits too, where that is
 * @throws RangeError for negative or fractional counts and x > n
 * @see Casella (1985), The American Statistician 39, 83–87; Gelman et al. (2013), Bayesian Data Analysis, 3rd ed., ch. 5
 */
export function betaPosterior(prior: BetaPrior, { x, n }: UnitCounts, confidence = 0.95): Estimate {
  requireCount(x, "x");
  requireCount(n, "n");
  requirePart(x, "x", n, "n");
  requireConfidence(confidence);
  const { mean, alpha, beta } = prior;
  if (alpha === null || beta === null) return withoutLimits(mean, "no-variation");
  const [a, b] = [x + alpha, n - x + beta];
  if (a + b === 0) return withoutLimits(mean, "no-data");
  const tail = (1 - confidence) / 2;
  const at = (probability: number) => (a === 0 ? 0 : b === 0 ? 1 : quantile(probability, a, b));
  return { value: a / (a + b), lower: at(tail), upper: at(1 - tail), reason: null };
}
