import { cumsum, pairs } from "d3-array";
import { requireNonNegative } from "./checks.js";
import type { Reason } from "./estimate.js";
import { optimalPartition } from "./optimal-partition.js";
import { requireShares } from "./p-chart.js";

export type BinomialChangePoints =
  | {
      /** Index of the first period of each new segment, rising. */
      readonly changes: readonly number[];
      /** Share of each segment, one more than changes; null for a segment without observations. */
      readonly rates: readonly (number | null)[];
      /** −2 log L of all segments + penalty × number of changes, without the binomial coefficients. */
      readonly cost: number;
      /** The best single change, whatever the penalty. */
      readonly single: SingleChange;
      readonly reason: null;
    }
  | {
      readonly changes: null;
      readonly rates: null;
      readonly cost: null;
      readonly single: null;
      readonly reason: Reason;
    };

export interface SingleChange {
  /** 2·(log L with the change − log L without), ≥ 0. Its maximum over positions is not chi-squared. */
  readonly likelihoodRatio: number;
  /** First period after the change; null where no change raises the likelihood. */
  readonly position: number | null;
}

/**
 * When a share changed: the segments of constant share with the least binomial deviance + penalty × number of changes, exactly
 *
 *     cost of a segment = −2·(k·ln(k/N) + (N − k)·ln(1 − k/N)),   k = Σx, N = Σn of its periods
 *
 * A penalty of 2·ln(periods) is the Schwarz criterion for one change. Shares that vary beyond the binomial (see {@link laneyPChart})
 * need a larger one: times σ_z².
 *
 * @param x observations with the property, per period in order of time, whole numbers 0..n
 * @param n observations per period; periods of 0 belong to either side of a change and are counted to the later
 * @param penalty of one change, ≥ 0
 * @returns `no-data` where all periods are empty; on ties the earliest position
 * @throws RangeError for lists of different lengths, negative or fractional counts, x > n and a negative penalty
 * @see Killick, Fearnhead & Eckley (2012), JASA 107, 1590–1598; the single change: Hinkley & Hinkley (1970), Biometrika 57, 477–488
 */
export function binomialChangePoints(
  x: readonly number[],
  n: readonly number[],
  penalty: number,
): BinomialChangePoints {
  requireShares(x, n);
  requireNonNegative(penalty, "penalty");
  const hits = Float64Array.of(0, ...cumsum(x));
  const totals = Float64Array.of(0, ...cumsum(n));
  const length = x.length;
  if (totals[length] === 0) return { changes: null, rates: null, cost: null, single: null, reason: "no-data" };
  const deviance = (from: number, to: number): number => {
    const hit = hits[to]! - hits[from]!;
    const total = totals[to]! - totals[from]!;
    // All or none is certain; 0 observations are none.
    if (hit === 0 || hit === total) return 0;
    return -2 * (hit * Math.log(hit / total) + (total - hit) * Math.log((total - hit) / total));
  };
  const rate = (from: number, to: number): number | null => {
    const total = totals[to]! - totals[from]!;
    return total === 0 ? null : (hits[to]! - hits[from]!) / total;
  };
  const { changes, total } = optimalPartition(length, deviance, penalty);
  return {
    changes,
    rates: pairs([0, ...changes, length], rate),
    cost: total,
    single: singleChange(length, deviance),
    reason: null,
  };
}

function singleChange(length: number, deviance: (from: number, to: number) => number): SingleChange {
  const whole = deviance(0, length);
  let likelihoodRatio = 0;
  let position: number | null = null;
  for (let change = 1; change < length; change++) {
    const ratio = whole - deviance(0, change) - deviance(change, length);
    if (ratio > likelihoodRatio + 1e-12 * whole) [likelihoodRatio, position] = [ratio, change];
  }
  return { likelihoodRatio, position };
}
