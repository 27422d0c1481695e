import { type Arithmetic, FLOATS, total } from "./arithmetic.js";

/** One group's contribution to a total, volume × share × rate, in two periods. */
export interface ThreeFactors<Q = number> {
  readonly volume0: Q;
  readonly share0: Q;
  readonly rate0: Q;
  readonly volume1: Q;
  readonly share1: Q;
  readonly rate1: Q;
}

export interface ThreeFactorEffects<Q = number> {
  /** Σ volume × share × rate in period 0. */
  readonly total0: Q;
  /** The same in period 1; total1 − total0 = volumeEffect + shareEffect + rateEffect. */
  readonly total1: Q;
  readonly volumeEffect: Q;
  readonly shareEffect: Q;
  readonly rateEffect: Q;
}

/**
 * Splits the change of a total into what volume, mix and rates did, without a remainder: a factor's effect is what changing it in
 * all groups at once does to the total, averaged over all six orders in which the three can change (the Shapley value).
 *
 *     effect of a: Σ_groups (a₁ − a₀) · ((b₀c₀ + b₁c₁)/3 + (b₀c₁ + b₁c₀)/6)
 *
 * @param groups any finite values
 * @param arithmetic floating point unless given
 * @returns totals and effects in the unit of volume × rate; all 0 without groups
 * @see Das Gupta (1993), Standardization and Decomposition of Rates, US Census Bureau P23-186; Shorrocks (2013), Journal of
 *   Economic Inequality 11, 99–126
 */
export function shapleyThreeFactor<Q = number>(
  groups: readonly ThreeFactors<Q>[],
  arithmetic: Arithmetic<Q> = FLOATS as unknown as Arithmetic<Q>,
): ThreeFactorEffects<Q> {
  const { of, add, subtract, multiply, divide } = arithmetic;
  const product = (a: Q, b: Q, c: Q) => multiply(multiply(a, b), c);
  const effect = (a0: Q, a1: Q, b0: Q, b1: Q, c0: Q, c1: Q) => {
    const together = add(multiply(b0, c0), multiply(b1, c1));
    const apart = add(multiply(b0, c1), multiply(b1, c0));
    return multiply(subtract(a1, a0), add(divide(together, of(3)), divide(apart, of(6))));
  };
  const sumOf = (value: (group: ThreeFactors<Q>) => Q) => total(arithmetic, groups.map(value));
  return {
    total0: sumOf((g) => product(g.volume0, g.share0, g.rate0)),
    total1: sumOf((g) => product(g.volume1, g.share1, g.rate1)),
    volumeEffect: sumOf((g) => effect(g.volume0, g.volume1, g.share0, g.share1, g.rate0, g.rate1)),
    shareEffect: sumOf((g) => effect(g.share0, g.share1, g.volume0, g.volume1, g.rate0, g.rate1)),
    rateEffect: sumOf((g) => effect(g.rate0, g.rate1, g.volume0, g.volume1, g.share0, g.share1)),
  };
}
