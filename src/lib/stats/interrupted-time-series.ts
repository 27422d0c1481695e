import { pairs, sum } from "d3-array";
import { requireCount, requireFinite } from "./checks.js";
import type { Reason } from "./estimate.js";
import { leastSquares } from "./least-squares.js";
import { neweyWestCovariance } from "./newey-west.js";
import { normalPValue } from "./normal-p-value.js";

/** One coefficient; its standard errors are null where undefined. */
export interface InterruptedTerm {
  readonly value: number;
  /** As if values were independent around the lines. */
  readonly ordinaryStandardError: number | null;
  /** Newey–West: allows for autocorrelation up to the lag. */
  readonly standardError: number | null;
  /** The same times √(n/(n − 4)), for short series. */
  readonly adjustedStandardError: number | null;
  /** value / standardError; null where that is 0. */
  readonly z: number | null;
  /** Two-sided, normal. */
  readonly pValue: number | null;
}

export type InterruptedTimeSeries =
  | {
      readonly terms: {
        /** Of the first line at time 0. */
        readonly intercept: InterruptedTerm;
        /** Change per period before. */
        readonly trend: InterruptedTerm;
        /** Jump at the interruption. */
        readonly levelChange: InterruptedTerm;
        /** By how much the change per period changes. */
        readonly trendChange: InterruptedTerm;
      };
      /** Near 2 without autocorrelation of neighbours, below with positive one; null where there are no residuals. */
      readonly durbinWatson: number | null;
      /** Why standard errors are null. */
      readonly reason: Reason | null;
    }
  | { readonly terms: null; readonly durbinWatson: null; readonly reason: Reason };

const PARAMETERS = 4;

/**
 * Segmented regression of an interrupted time series: did level or trend change at a known time?
 *
 *     y_t = b_0 + b_1·t + b_2·[t ≥ t_0] + b_3·(t − t_0)·[t ≥ t_0],   t = 0, 1, …
 *
 * by least squares, with Newey–West standard errors (Bartlett weights, no prewhitening).
 *
 * @param values one per period at equal distances; null = missing: left out, its period counts in lags
 * @param interruption t_0, index of the first period after it
 * @param lag autocorrelation that is allowed for, in periods
 * @returns in the unit of the values; `no-data` without values, `too-few` for fewer than four and `collinear` where either side has
 *   fewer than two; four values have coefficients without standard errors, `too-few`
 * @throws RangeError for NaN and infinite values, an interruption or a lag that is no whole number ≥ 0
 * @see Wagner et al. (2002), Journal of Clinical Pharmacy and Therapeutics 27, 299–309; Newey & West (1987), Econometrica 55, 703–708
 */
export function interruptedTimeSeries(
  values: readonly (number | null)[],
  interruption: number,
  lag: number,
): InterruptedTimeSeries {
  requireCount(interruption, "interruption");
  requireCount(lag, "lag");
  const times = values.flatMap((value, t) => (value === null ? [] : [t]));
  const y = times.map((t) => values[t]!);
  for (const value of y) requireFinite(value, "values");
  const n = y.length;
  const nothing = (reason: Reason) => ({ terms: null, durbinWatson: null, reason });
  if (n === 0) return nothing("no-data");
  if (n < PARAMETERS) return nothing("too-few");
  const after = (t: number) => (t >= interruption ? 1 : 0);
  const design = times.map((t) => [1, t, after(t), (t - interruption) * after(t)]);
  const fit = leastSquares(design, y);
  if (fit === null) return nothing("collinear");

  const { coefficients, residuals, unscaledCovariance } = fit;
  const exact = fit.residualSquares <= 1e-28 * sum(y, (value) => value ** 2);
  const squares = exact ? 0 : fit.residualSquares;
  const scores = values.map(() => [0, 0, 0, 0]);
  for (const [i, t] of times.entries()) scores[t] = exact ? [0, 0, 0, 0] : design[i]!.map((x) => x * residuals[i]!);
  const robust = neweyWestCovariance(scores, unscaledCovariance, lag);
  const term = (j: number): InterruptedTerm => {
    const value = coefficients[j]!;
    if (n === PARAMETERS) return { value, ...NO_ERRORS };
    const standardError = Math.sqrt(Math.max(0, robust.get(j, j)));
    const z = standardError === 0 ? null : value / standardError;
    return {
      value,
      ordinaryStandardError: Math.sqrt((squares / (n - PARAMETERS)) * unscaledCovariance.get(j, j)),
      standardError,
      adjustedStandardError: standardError * Math.sqrt(n / (n - PARAMETERS)),
      z,
      pValue: z === null ? null : normalPValue(z),
    };
  };
  return {
    terms: { intercept: term(0), trend: term(1), levelChange: term(2), trendChange: term(3) },
    durbinWatson: exact ? null : sum(pairs(residuals), ([before, now]) => (now - before) ** 2) / squares,
    reason: n === PARAMETERS ? "too-few" : null,
  };
}

const NO_ERRORS = {
  ...{ ordinaryStandardError: null, standardError: null, adjustedStandardError: null, z: null, pValue: null },
};
