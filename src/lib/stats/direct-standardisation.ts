import { type Arithmetic, FLOATS, total } from "./arithmetic.js";
import { requireNonNegative, requirePart } from "./checks.js";
import type { Reason } from "./estimate.js";

/** One stratum's simple random sample. */
export interface StratumCounts {
  /** Observations with the property. */
  readonly x: number;
  /** Observations. */
  readonly n: number;
}

export type StandardisedRate<Q = number> = {
  /** Σx / Σn: the rate with the sample's own mix; null without observations. */
  readonly crude: Q | null;
} & (
  | {
      readonly value: Q;
      /** Of the value; its root is the standard error. */
      readonly variance: Q;
      readonly reason: null;
    }
  | { readonly value: null; readonly variance: null; readonly reason: Reason }
);

/**
 * The rate a population would have with its strata's rates and a standard mix: two periods or teams so adjusted can be compared as
 * if their mixes were equal.
 *
 *     Σ W_h p_h,  variance Σ W_h² p_h(1 − p_h)/n_h,  W_h = weight_h / Σ weights
 *
 * @param strata x of n observations in each
 * @param weights of the strata in the standard, ≥ 0, in any unit
 * @param arithmetic floating point unless given
 * @returns a rate in 0..1; `no-data` where a stratum with weight has no observations, or no stratum has weight. Strata without
 *   weight count for the crude rate only. A stratum with p = 0 or 1 adds no variance: the formula's edge, not certainty
 * @throws RangeError for negative counts and weights, x > n, and strata and weights of different number
 * @see Fleiss, Levin & Paik (2003), Statistical Methods for Rates and Proportions, 3rd ed., ch. 19
 */
export function directStandardisation<Q = number>(
  strata: readonly StratumCounts[],
  weights: readonly number[],
  arithmetic: Arithmetic<Q> = FLOATS as unknown as Arithmetic<Q>,
): StandardisedRate<Q> {
  if (weights.length !== strata.length)
    throw new RangeError(`weights must be as many as strata, ${strata.length}, not ${weights.length}.`);
  for (const weight of weights) requireNonNegative(weight, "weight");
  for (const { x, n } of strata) {
    requireNonNegative(x, "x");
    requireNonNegative(n, "n");
    requirePart(x, "x", n, "n");
  }
  const { of, subtract, multiply, divide } = arithmetic;
  const sumOf = (values: readonly number[]) => total(arithmetic, values.map(of));
  const crude = strata.every(({ n }) => n === 0)
    ? null
    : divide(sumOf(strata.map(({ x }) => x)), sumOf(strata.map(({ n }) => n)));
  const weighted = strata.map(({ x, n }, h) => ({ x, n, weight: weights[h]! })).filter(({ weight }) => weight > 0);
  if (weighted.length === 0 || weighted.some(({ n }) => n === 0))
    return { crude, value: null, variance: null, reason: "no-data" };

  const allWeight = sumOf(weights);
  const parts = weighted.map(({ x, n, weight }) => {
    const [share, p] = [divide(of(weight), allWeight), divide(of(x), of(n))];
    const perUnit = divide(multiply(p, subtract(of(1), p)), of(n));
    return { value: multiply(share, p), variance: multiply(multiply(share, share), perUnit) };
  });
  return {
    crude,
    value: total(
      arithmetic,
      parts.map(({ value }) => value),
    ),
    variance: total(
      arithmetic,
      parts.map(({ variance }) => variance),
    ),
    reason: null,
  };
}
