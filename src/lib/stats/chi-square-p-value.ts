import { upperGamma } from "./upper-gamma.js";

/**
 * P(χ² ≥ statistic), the regularised upper incomplete gamma function: 1 − cdf would lose the digits of small ones.
 *
 * @see the incomplete gamma function of @stdlib
 */
export function chiSquarePValue(statistic: number, degreesOfFreedom: number): number {
  if (statistic <= 0) return 1;
  return statistic === Infinity ? 0 : upperGamma(degreesOfFreedom / 2, statistic / 2);
}
