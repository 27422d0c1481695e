import { rootBetween } from "./root-between.js";

/**
 * The limits of a score interval for a difference in −1..1: the differences δ whose score statistic is exactly ±quantile.
 *
 * @param value the observed difference d in −1..1
 * @param variance of d if the true difference were δ, the other parameters as likely as they can be; ≥ 0
 * @param quantile two-sided z > 0
 * @returns limits in −1..1, lower ≤ d ≤ upper; exactly −1 at d = −1 and exactly 1 at d = 1
 * @see {@link miettinenNurminenDifference}, {@link tangoDifference}
 */
export function scoreLimits(
  value: number,
  variance: (delta: number) => number,
  quantile: number,
): readonly [lower: number, upper: number] {
  const excess = (delta: number) =>
    delta === value ? -quantile : Math.abs(value - delta) / Math.sqrt(variance(delta)) - quantile;
  return [value <= -1 ? -1 : rootBetween(excess, -1, value), value >= 1 ? 1 : rootBetween(excess, value, 1)];
}
