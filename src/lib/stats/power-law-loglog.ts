import { extent, mean, sum } from "d3-array";
import { completePairs } from "./complete-pairs.js";
import type { Reason } from "./estimate.js";

/** `reason` explains the first null; `rSquared` is null besides where y is constant. */
export interface LogLogFit {
  /** ln y at x = 1. */
  readonly logScale: number | null;
  /** By how many percent y changes per percent of x, about; below 0 where it falls. */
  readonly exponent: number | null;
  /** Of the exponent, with n − 2 degrees of freedom; null for two points. */
  readonly standardError: number | null;
  /** Share of the variance of ln y explained, 0..1. */
  readonly rSquared: number | null;
  /** Complete points. */
  readonly n: number;
  readonly reason: Reason | null;
}

/**
 * A power law without asymptote, y = b x^exponent, as a straight line through the logarithms: least squares of ln y, so that relative
 * errors count alike.
 *
 * @param x practice so far, greater than 0; null = missing, the point is left out
 * @param y greater than 0, as long as x
 * @returns `no-data` without points, `not-positive` where a value has no logarithm (an error rate of 0 has none), `too-few` for one point,
 *   and without standard error for two; `no-variation` where x is constant
 * @throws RangeError for unequal lengths and values that are neither finite nor null
 * @see Newell & Rosenbloom (1981)
 */
export function powerLawLogLog(x: readonly (number | null)[], y: readonly (number | null)[]): LogLogFit {
  const points = completePairs(x, y);
  const n = points.x.length;
  const nothing = (reason: Reason): LogLogFit => ({
    ...{ logScale: null, exponent: null, standardError: null, rSquared: null, n, reason },
  });
  if (n === 0) return nothing("no-data");
  if ([...points.x, ...points.y].some((value) => value <= 0)) return nothing("not-positive");
  if (n < 2) return nothing("too-few");
  const [u, v] = [points.x.map(Math.log), points.y.map(Math.log)];
  const [lowest, highest] = extent(points.x) as [number, number];
  if (lowest === highest) return nothing("no-variation");

  const [meanU, meanV] = [mean(u)!, mean(v)!];
  const spread = sum(u, (value) => (value - meanU) ** 2);
  const exponent = sum(u, (value, i) => (value - meanU) * (v[i]! - meanV)) / spread;
  const rss = sum(u, (value, i) => (v[i]! - meanV - exponent * (value - meanU)) ** 2);
  const flat = points.y.every((value) => value === points.y[0]);
  return {
    logScale: meanV - exponent * meanU,
    exponent: flat ? 0 : exponent,
    standardError: n > 2 ? Math.sqrt(rss / (n - 2) / spread) : null,
    rSquared: flat ? null : Math.max(0, 1 - rss / sum(v, (value) => (value - meanV) ** 2)),
    n,
    reason: n > 2 ? null : "too-few",
  };
}
