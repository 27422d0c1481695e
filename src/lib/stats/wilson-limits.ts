/**
 * Wilson's score limits for a share, from any n and any quantile.
 *
 * The roots of (p − π)² = a·π(1 − π) in π, with a = quantile² / n. n need not be whole: an effective
 * sample size will do. n and the quantile enter only through a, so a t quantile with n is the same
 * interval as z with n·(z/t)², the degrees-of-freedom adjustment of Korn & Graubard (1998).
 *
 * @param share p in 0..1
 * @param n (effective) sample size > 0
 * @param quantile two-sided z or t > 0
 * @returns limits in 0..1, lower ≤ p ≤ upper; exactly 0 below p = 0 and exactly 1 above p = 1
 * @throws RangeError for arguments outside these ranges
 * @see Wilson (1927), JASA 22, 209–212
 */
export function wilsonLimits(share: number, n: number, quantile: number): readonly [lower: number, upper: number] {
  if (!(share >= 0 && share <= 1)) throw new RangeError(`share must lie in 0..1, not ${share}.`);
  if (!(n > 0)) throw new RangeError(`n must be greater than 0, not ${n}.`);
  if (!(quantile > 0)) throw new RangeError(`quantile must be greater than 0, not ${quantile}.`);
  const a = quantile ** 2 / n;
  const root = Math.sqrt(a * (share * (1 - share) + a / 4));
  // Through the product of the roots, p²/(1 + a), and its mirror image: no cancellation, and exact at both edges.
  const below = (p: number) => p ** 2 / (p + a / 2 + root);
  return [below(share), 1 - below(1 - share)];
}
