import { requireFinite, requireNonNegative } from "./checks.js";
import type { Reason } from "./estimate.js";

export interface CusumOptions {
  /** Target, or the mean of a period known to be in order. */
  readonly centre: number;
  /** Standard deviation of one value, ≥ 0. */
  readonly sigma: number;
  /** k, deviations that do not count, in sigma: half the shift to be found. Default: 0.5. */
  readonly slack?: number;
  /** h, a sum above which signals, in sigma. Default: 5. */
  readonly threshold?: number;
}

export interface CusumPoint {
  /** Sum of deviations upwards, ≥ 0, in sigma; null for a missing value. */
  readonly high: number | null;
  /** Sum of deviations downwards, ≥ 0, in sigma. */
  readonly low: number | null;
  readonly highSignal: boolean;
  readonly lowSignal: boolean;
}

export type CusumChart =
  | { readonly points: readonly CusumPoint[]; readonly reason: null }
  | { readonly points: null; readonly reason: Reason };

/**
 * The tabular cumulative sum chart: small lasting shifts, and since when
 *
 *     z = (x − centre)/σ,   high_t = max(0, high_(t−1) + z_t − k),   low_t = max(0, low_(t−1) − z_t − k),   signal where > h
 *
 * from 0, without a reset after a signal.
 *
 * @param values in order of time; null = missing: it has no sums and changes none
 * @returns one point per value; `no-variation` for sigma = 0
 * @throws RangeError for NaN and infinite values, a negative sigma, slack or threshold
 * @see Page (1954), Biometrika 41, 100–115; Montgomery (2013), section 9.1
 */
export function cusumChart(
  values: readonly (number | null)[],
  { centre, sigma, slack = 0.5, threshold = 5 }: CusumOptions,
): CusumChart {
  requireFinite(centre, "centre");
  requireNonNegative(sigma, "sigma");
  requireNonNegative(slack, "slack");
  requireNonNegative(threshold, "threshold");
  if (sigma === 0) return { points: null, reason: "no-variation" };
  let high = 0;
  let low = 0;
  const points = values.map((value): CusumPoint => {
    if (value === null) return { high: null, low: null, highSignal: false, lowSignal: false };
    requireFinite(value, "values");
    const z = (value - centre) / sigma;
    high = Math.max(0, high + z - slack);
    low = Math.max(0, low - z - slack);
    return { high, low, highSignal: high > threshold, lowSignal: low > threshold };
  });
  return { points, reason: null };
}
