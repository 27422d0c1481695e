import { averageRanks } from "./average-ranks.js";
import { requireFinite } from "./checks.js";
import { crossCorrelation } from "./cross-correlation.js";
import { type MannKendall, mannKendall } from "./mann-kendall.js";
import { normalPValue } from "./normal-p-value.js";
import { twoSidedZ } from "./two-sided-z.js";
import { withoutTrend } from "./without-trend.js";

/** Its variance and all that follows from it are corrected. */
export type MannKendallHamedRao = MannKendall & {
  /** n / n*: corrected variance by that for independent values; null where it could not be found or is not positive. */
  readonly varianceFactor: number | null;
};

export interface HamedRaoOptions {
  /** All that count, as published (the default), or those from lag 1 to the first that does not count. */
  readonly lags?: "all" | "leading";
  /** At which a lag's autocorrelation counts, between 0 and 1. */
  readonly confidence?: number;
}

/**
 * The Mann–Kendall test for a monotone trend in a series at equal steps of time whose values go with the ones before them: the
 * variance of S is multiplied by
 *
 *     n/n* = 1 + 2/(n(n − 1)(n − 2)) Σ_k (n − k)(n − k − 1)(n − k − 2) r(k)
 *
 * over all lags k at which r(k), the autocorrelation of the ranks of the series less its Sen slope, is beyond ±z/√n. Among so many
 * some are beyond by chance, and the test then finds trends too often; `"leading"`, which is not in the paper, ends at the first lag
 * that is not beyond. Below some 40 values {@link mannKendallBlockBootstrap} serves.
 *
 * @param values one per step in order of time; null = missing: a gap that keeps its time (n of the factor counts it)
 * @param options which lags count, and the confidence between 0 and 1 at which they do
 * @returns as {@link mannKendall}, `too-few` without z below three values; `no-finite-estimate` without z where the factor is not
 *   positive; a factor of 1, and the same answer as {@link mannKendall}, where no lag counts
 * @throws RangeError for NaN and infinite values and a confidence outside 0..1
 * @see Hamed & Rao (1998), Journal of Hydrology 204, 182–196
 */
export function mannKendallHamedRao(
  values: readonly (number | null)[],
  { lags = "all", confidence = 0.95 }: HamedRaoOptions = {},
): MannKendallHamedRao {
  for (const value of values) if (value !== null) requireFinite(value, "values");
  const z = twoSidedZ(confidence);
  const independent = mannKendall(values);
  if (independent.reason !== null) return { ...independent, varianceFactor: null };
  const { n, s } = independent;
  if (n < 3) return { ...independent, z: null, pValue: null, reason: "too-few", varianceFactor: null };
  const varianceFactor = factor(withoutTrend(values), z / Math.sqrt(n), lags);
  const variance = independent.variance * varianceFactor;
  if (!(varianceFactor > 0))
    return {
      ...independent,
      variance: null,
      z: null,
      pValue: null,
      reason: "no-finite-estimate",
      varianceFactor: null,
    };
  const corrected = (s - Math.sign(s)) / Math.sqrt(variance);
  return { ...independent, variance, z: corrected, pValue: normalPValue(corrected), varianceFactor };
}

function factor(series: readonly (number | null)[], beyond: number, which: "all" | "leading"): number {
  const n = series.length;
  const ranked = rankedInPlace(series);
  const { r, lags } = crossCorrelation(ranked, ranked, n - 1);
  // A straight line leaves residuals that do not vary, and nothing to correct.
  if (r === null) return 1;
  const triples = (size: number) => size * (size - 1) * (size - 2);
  let total = 0;
  for (let i = lags.indexOf(1); i < lags.length; i++)
    if (Math.abs(r[i]!) > beyond) total += triples(n - lags[i]!) * r[i]!;
    else if (which === "leading") break;
  return 1 + (2 * total) / triples(n);
}

function rankedInPlace(series: readonly (number | null)[]): (number | null)[] {
  const { ranks } = averageRanks(series.filter((value) => value !== null));
  let next = 0;
  return series.map((value) => (value === null ? null : ranks[next++]!));
}
