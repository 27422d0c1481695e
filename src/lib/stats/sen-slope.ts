import { median, range } from "d3-array";
import { averageRanks } from "./average-ranks.js";
import { requireFinite, requireNonNegative, requireSameLength } from "./checks.js";
import { concordanceVariance } from "./concordance.js";
import { type Estimate, undefinedEstimate, withoutLimits } from "./estimate.js";
import { twoSidedZ } from "./two-sided-z.js";

/** The slopes of all their pairs take 100 MB and some seconds to sort. */
export const MAXIMAL_SLOPE_POINTS = 5_000;

export type SenSlope = Estimate & {
  /** Of the line at time 0: median of value − slope · time; null with the slope. */
  readonly intercept: number | null;
};

export interface SenSlopeOptions {
  /** Between 0 and 1. */
  readonly confidence?: number;
  /**
   * By how much the variance of Kendall's S is greater than for independent values; 1 unless given. See the `varianceFactor` of
   * {@link mannKendallHamedRao}.
   */
  readonly varianceFactor?: number;
}

/**
 * The Theil–Sen slope: the median of the slopes of all pairs of points at different times. Nearly a third of the points may be
 * outliers without moving it far. Its limits are the slopes whose ranks lie z/2 standard deviations of Kendall's S from the middle
 * one's, on the line between two where a rank is no whole number: the slopes that the Mann–Kendall test does not reject.
 *
 *     lower, upper: the ((N − C)/2)-th and ((N + C)/2 + 1)-th of N slopes in rising order,  C = z √(varianceFactor · Var S)
 *
 * @param values in any order; null = missing, left out
 * @param times one per value, in any unit; default 0, 1, 2, …
 * @returns slope and limits in units of value per unit of time; `no-data` without values, `too-few` without two different times; a
 *   slope without limits and `too-few` where its points are too few for the confidence
 * @throws RangeError for NaN and infinite values and times, lists of different lengths, a confidence outside 0..1, a factor below 0,
 *   and more than {@link MAXIMAL_SLOPE_POINTS} points
 * @see Theil (1950); Sen (1968), JASA 63, 1379–1389; the intercept: Conover (1980), Practical Nonparametric Statistics; the limits:
 *   Gilbert (1987), Statistical Methods for Environmental Pollution Monitoring, 16.5.2
 */
export function senSlope(
  values: readonly (number | null)[],
  times: readonly number[] = values.map((_, i) => i),
  { confidence = 0.95, varianceFactor = 1 }: SenSlopeOptions = {},
): SenSlope {
  requireSameLength(values, "values", times, "times");
  requireNonNegative(varianceFactor, "varianceFactor");
  const z = twoSidedZ(confidence);
  const present = range(values.length).filter((i) => values[i] !== null);
  const [x, t] = [present.map((i) => values[i]!), present.map((i) => times[i]!)];
  for (const value of x) requireFinite(value, "values");
  for (const time of t) requireFinite(time, "times");
  if (x.length > MAXIMAL_SLOPE_POINTS)
    throw new RangeError(
      `values must hold at most ${MAXIMAL_SLOPE_POINTS} points, not ${x.length}: sum up periods first.`,
    );
  const slopes = pairSlopes(x, t);
  if (slopes.length === 0) return { ...undefinedEstimate(x.length === 0 ? "no-data" : "too-few"), intercept: null };

  const count = slopes.length;
  const value = atRank(slopes, (count + 1) / 2);
  const intercept = median(x, (one, i) => one - value * t[i]!)!;
  const variance = varianceFactor * concordanceVariance(x.length, averageRanks(t).ties, averageRanks(x).ties);
  const below = (count - z * Math.sqrt(variance)) / 2;
  if (below < 1) return { ...withoutLimits(value, "too-few"), intercept };
  const [lower, upper] = [atRank(slopes, below), atRank(slopes, count - below + 1)];
  return { value, lower, upper, intercept, reason: null };
}

/** The value of a rank from 1 on, on the line between two neighbours where it is no whole number. */
function atRank(sorted: Float64Array, rank: number): number {
  const before = Math.floor(rank);
  const lower = sorted[before - 1]!;
  return rank === before ? lower : lower + (rank - before) * (sorted[before]! - lower);
}

/** Slopes between all points at different times, in rising order. */
function pairSlopes(values: readonly number[], times: readonly number[]): Float64Array {
  const slopes = new Float64Array((values.length * (values.length - 1)) / 2);
  let found = 0;
  for (let j = 1; j < values.length; j++)
    for (let i = 0; i < j; i++)
      if (times[i] !== times[j]) slopes[found++] = (values[j]! - values[i]!) / (times[j]! - times[i]!);
  return slopes.subarray(0, found).sort();
}
