import cdf from "@stdlib/stats-base-dists-normal-cdf";

/**
 * Two-sided p value of a standard normal statistic: P(|Z| ≥ |z|), from the lower tail, so that small ones keep their digits.
 *
 * @param z any number, infinite ones among them
 * @returns 0..1; 1 for z = 0
 * @see the normal distribution of @stdlib
 */
export function normalPValue(z: number): number {
  return 2 * cdf(-Math.abs(z), 0, 1);
}
