import cdf from "@stdlib/stats-base-dists-normal-cdf";
import quantile from "@stdlib/stats-base-dists-normal-quantile";
import { requireShare } from "./checks.js";
import type { Point } from "./estimate.js";
import { twoSidedZ } from "./two-sided-z.js";

/**
 * The power of the two-sided z test of two shares, n units in each group, to find a difference of the expected size:
 *
 *     Φ((√n·|p₁ − p₂| − z_{1−α/2} √(2p̄(1 − p̄))) / √(p₁(1 − p₁) + p₂(1 − p₂))),  p̄ = (p₁ + p₂)/2
 *
 * No continuity correction; the chance of a significant difference in the wrong direction is left out, as in R's power.prop.test.
 *
 * @param n units in each group, ≥ 0, not necessarily whole
 * @param p1 share expected in one group, in 0..1
 * @param p2 share expected in the other
 * @param alpha level of the test, between 0 and 1
 * @returns 0..1; α/2 for equal shares; `no-variation` where both are 0 or both are 1
 * @throws RangeError for shares outside 0..1, an alpha that is not between 0 and 1 and n below 0
 * @see Fleiss, Levin & Paik (2003), Statistical Methods for Rates and Proportions, 3rd ed., ch. 4
 */
export function twoProportionPower(n: number, p1: number, p2: number, alpha = 0.05): Point {
  if (!(n >= 0)) throw new RangeError(`n must be at least 0, not ${n}.`);
  const { difference, underNull, spread } = parts(p1, p2, alpha);
  const distance = Math.sqrt(n) * difference - underNull;
  if (spread === 0 && distance === 0) return { value: null, reason: "no-variation" };
  // Without spread the quotient is infinite: the test always, or never, finds it.
  return { value: spread === 0 ? Number(distance > 0) : cdf(distance / spread, 0, 1), reason: null };
}

/** Units in each group: `value` not rounded, `n` rounded up. */
export type GroupSize = Point & { readonly n: number | null };

/**
 * How many units in each group the two-sided z test of two shares needs for the power asked for: {@link twoProportionPower} solved
 * for n.
 *
 *     n = ((z_{1−α/2} √(2p̄(1 − p̄)) + z_power √(p₁(1 − p₁) + p₂(1 − p₂))) / (p₁ − p₂))²
 *
 * @param p1 share expected in one group, in 0..1
 * @param p2 share expected in the other
 * @param power asked for, between 0 and 1
 * @param alpha level of the test, between 0 and 1
 * @returns units, greater than 0; 0 where less power is asked for than α/2; `unreachable` for equal shares
 * @throws RangeError for shares outside 0..1 and a power or alpha that is not between 0 and 1
 * @see Fleiss, Levin & Paik (2003), Statistical Methods for Rates and Proportions, 3rd ed., ch. 4
 */
export function twoProportionSampleSize(p1: number, p2: number, power = 0.8, alpha = 0.05): GroupSize {
  if (!(power > 0 && power < 1)) throw new RangeError(`power must lie between 0 and 1, not ${power}.`);
  const { difference, underNull, spread } = parts(p1, p2, alpha);
  if (difference === 0) return { value: null, reason: "unreachable", n: null };
  const distance = underNull + quantile(power, 0, 1) * spread;
  const value = distance <= 0 ? 0 : (distance / difference) ** 2;
  return { value, reason: null, n: Math.ceil(value) };
}

function parts(p1: number, p2: number, alpha: number) {
  requireShare(p1, "p1");
  requireShare(p2, "p2");
  if (!(alpha > 0 && alpha < 1)) throw new RangeError(`alpha must lie between 0 and 1, not ${alpha}.`);
  const total = p1 + p2;
  return {
    difference: Math.abs(p1 - p2),
    underNull: twoSidedZ(1 - alpha) * Math.sqrt(total * (1 - total / 2)),
    spread: Math.sqrt(p1 * (1 - p1) + p2 * (1 - p2)),
  };
}
