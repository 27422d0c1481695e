import { type Arithmetic, FLOATS, total } from "./arithmetic.js";
import { type Decomposition, decomposeTwoPeriods, type GroupCounts } from "./two-periods.js";

export interface OaxacaEffects<Q = number> {
  /** What the groups' new rates alone would have changed: Σ s₀ · (r₁ − r₀). */
  readonly rateAtBaseMix: Q;
  /** What the new mix alone would have changed: Σ r₀ · (s₁ − s₀). */
  readonly mixAtBaseRate: Q;
  /** What comes of both changing at once: Σ (s₁ − s₀)(r₁ − r₀). */
  readonly interaction: Q;
}

/**
 * Splits the change of a total rate into three, seen from period 0: rates alone, mix alone, and their interaction. Where Kitagawa's
 * effects halve the interaction between the two, these keep it apart.
 *
 * A group absent in one period takes its rate from the other, so all of it is mix; absent in both it contributes 0.
 *
 * @param groups observations of each group in both periods, disjoint and exhaustive; counts or sums of weights
 * @param arithmetic floating point unless given
 * @returns the change rate₁ − rate₀ and three effects adding to it, differences of rates; `no-data` where a period has no
 *   observations
 * @throws RangeError for negative counts and x > n
 * @see Winsborough & Dickinson (1971), Proceedings of the ASA Social Statistics Section; Jann (2008), Stata Journal 8, 453–479
 */
export function oaxacaThreefold<Q = number>(
  groups: readonly GroupCounts[],
  arithmetic: Arithmetic<Q> = FLOATS as unknown as Arithmetic<Q>,
): Decomposition<Q, OaxacaEffects<Q>> {
  const { subtract, multiply } = arithmetic;
  return decomposeTwoPeriods(groups, arithmetic, (rates) => {
    const sumOf = (left: (g: (typeof rates)[number]) => Q, right: (g: (typeof rates)[number]) => Q) =>
      total(
        arithmetic,
        rates.map((g) => multiply(left(g), right(g))),
      );
    const rateChange = (g: (typeof rates)[number]) => subtract(g.rate1, g.rate0);
    const mixChange = (g: (typeof rates)[number]) => subtract(g.share1, g.share0);
    return {
      rateAtBaseMix: sumOf((g) => g.share0, rateChange),
      mixAtBaseRate: sumOf((g) => g.rate0, mixChange),
      interaction: sumOf(mixChange, rateChange),
    };
  });
}
