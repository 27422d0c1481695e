import { type Arithmetic, total } from "./arithmetic.js";
import { requireNonNegative, requirePart } from "./checks.js";
import type { Reason } from "./estimate.js";

/** One group's observations in two periods: counts or sums of weights, as a cube holds them. */
export interface GroupCounts {
  /** Observations in period 0. */
  readonly n0: number;
  /** Those among them that have the property (errors, overturned decisions …). */
  readonly x0: number;
  /** Observations in period 1. */
  readonly n1: number;
  readonly x1: number;
}

/** One group's share of each period's observations and its rate in each. */
export interface GroupRates<Q> {
  readonly share0: Q;
  readonly rate0: Q;
  readonly share1: Q;
  readonly rate1: Q;
}

/** Two total rates, what lies between them, and the effects it is made of. */
export type Decomposition<Q, Effects> = {
  /** The total rate of period 0, in 0..1; null without observations. */
  readonly rate0: Q | null;
  /** The total rate of period 1, in 0..1; null without observations. */
  readonly rate1: Q | null;
} & (
  | { readonly change: Q; readonly effects: Effects; readonly reason: null }
  | { readonly change: null; readonly effects: null; readonly reason: Reason }
);

/**
 * Decomposes the change of a total rate by groups' shares and rates in two periods. A group absent in one period takes its rate from
 * the other; a group absent in both has rate 0 and share 0.
 *
 * @param groups disjoint and exhaustive
 * @param effects from the groups' shares and rates and both total rates; asked only where both periods have observations
 * @returns `no-data` where a period has no observations
 * @throws RangeError for negative counts and x > n
 */
export function decomposeTwoPeriods<Q, Effects>(
  groups: readonly GroupCounts[],
  arithmetic: Arithmetic<Q>,
  effects: (rates: readonly GroupRates<Q>[], rate0: Q, rate1: Q) => Effects,
): Decomposition<Q, Effects> {
  for (const { n0, x0, n1, x1 } of groups) {
    for (const [name, count] of Object.entries({ n0, x0, n1, x1 })) requireNonNegative(count, name);
    requirePart(x0, "x0", n0, "n0");
    requirePart(x1, "x1", n1, "n1");
  }
  const { of, subtract, divide } = arithmetic;
  const ratio = (x: number, n: number) => (n === 0 ? null : divide(of(x), of(n)));
  const sumOf = (counts: readonly number[]) => total(arithmetic, counts.map(of));
  const period = (n: readonly number[], x: readonly number[]) => {
    if (n.every((count) => count === 0)) return null;
    const all = sumOf(n);
    return { rate: divide(sumOf(x), all), shares: n.map((count) => divide(of(count), all)) };
  };
  const before = period(
    groups.map(({ n0 }) => n0),
    groups.map(({ x0 }) => x0),
  );
  const after = period(
    groups.map(({ n1 }) => n1),
    groups.map(({ x1 }) => x1),
  );
  if (before === null || after === null)
    return { rate0: before?.rate ?? null, rate1: after?.rate ?? null, change: null, effects: null, reason: "no-data" };

  const rates = groups.map(({ n0, x0, n1, x1 }, i): GroupRates<Q> => {
    const [own0, own1] = [ratio(x0, n0), ratio(x1, n1)];
    return {
      share0: before.shares[i]!,
      rate0: own0 ?? own1 ?? of(0),
      share1: after.shares[i]!,
      rate1: own1 ?? own0 ?? of(0),
    };
  });
  const change = subtract(after.rate, before.rate);
  return {
    rate0: before.rate,
    rate1: after.rate,
    change,
    effects: effects(rates, before.rate, after.rate),
    reason: null,
  };
}
