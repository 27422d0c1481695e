import { upperGamma } from "./upper-gamma.js";

/**
 * P(χ² ≥ statistic), the regularised upper incomplete gamma function: 1 − cdf would lose the digits of small ones.
 *
 * @param statistic ≥ 0
 * @param degreesOfFreedom above 0
 * @returns 0..1; 1 for a statistic of 0
 * @see the incomplete gamma function of @stdlib
 */
export function chiSquarePValue(statistic: number, degreesOfFreedom: number): number {
  if (statistic <= 0) return 1;
  return statistic === Infinity ? 0 : upperGamma(degreesOfFreedom / 2, statistic / 2);
}
