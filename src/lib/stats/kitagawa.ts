import { type Arithmetic, FLOATS, total } from "./arithmetic.js";
import { type Decomposition, decomposeTwoPeriods, type GroupCounts } from "./two-periods.js";

export interface KitagawaEffects<Q = number> {
  /** What the groups' rates changed by, at the mean mix. */
  readonly rateEffect: Q;
  /** What the mix of groups changed by, at the mean rates. */
  readonly mixEffect: Q;
  /** Per group, adding to rateEffect. */
  readonly rateByGroup: readonly Q[];
  /** Per group, adding to mixEffect: a group that grows adds, whatever its rate. */
  readonly mixByGroup: readonly Q[];
  /** Per group, adding to mixEffect too: a group that grows adds if its rate is above the total's and else takes off. */
  readonly mixByGroupCentred: readonly Q[];
}

/**
 * Splits the change of a total rate into what groups' own rates did and what the mix of groups did, without a remainder:
 *
 *     rate effect Σ (s₀ + s₁)/2 · (r₁ − r₀),  mix effect Σ (r₀ + r₁)/2 · (s₁ − s₀),  s a group's share, r its rate
 *
 * The centred mix effect of a group takes the mean of the two total rates off its mean rate; the sum is the same, as Σ (s₁ − s₀) = 0.
 * A group absent in one period takes its rate from the other, so all of it is mix; absent in both it contributes 0.
 *
 * @param groups observations of each group in both periods, disjoint and exhaustive; counts or sums of weights
 * @param arithmetic floating point unless given
 * @returns the change rate₁ − rate₀ and its effects, differences of rates in −1..1, groups in the order given; `no-data` where
 *   a period has no observations
 * @throws RangeError for negative counts and x > n
 * @see Kitagawa (1955), JASA 50, 1168–1194
 */
export function kitagawa<Q = number>(
  groups: readonly GroupCounts[],
  arithmetic: Arithmetic<Q> = FLOATS as unknown as Arithmetic<Q>,
): Decomposition<Q, KitagawaEffects<Q>> {
  const { of, add, subtract, multiply, divide } = arithmetic;
  const mean = (a: Q, b: Q) => divide(add(a, b), of(2));
  return decomposeTwoPeriods(groups, arithmetic, (rates, rate0, rate1) => {
    const rateByGroup = rates.map((g) => multiply(mean(g.share0, g.share1), subtract(g.rate1, g.rate0)));
    const mixAround = (centre: Q) =>
      rates.map((g) => multiply(subtract(mean(g.rate0, g.rate1), centre), subtract(g.share1, g.share0)));
    const mixByGroup = mixAround(of(0));
    return {
      rateEffect: total(arithmetic, rateByGroup),
      mixEffect: total(arithmetic, mixByGroup),
      rateByGroup,
      mixByGroup,
      mixByGroupCentred: mixAround(mean(rate0, rate1)),
    };
  });
}
