import { completePairs } from "./complete-pairs.js";
import type { Reason } from "./estimate.js";
import { fitExponential } from "./exponential-fit.js";

/** `reason` explains the first null, standard errors last. */
export interface ExpLearningFit {
  /** a: the level the curve comes to in the end. */
  readonly plateau: number | null;
  /** b: the level at t = 0. */
  readonly start: number | null;
  /** c > 0: per unit of t; half the way is done every ln 2 / c. */
  readonly rate: number | null;
  readonly standardErrors: { readonly plateau: number; readonly start: number; readonly rate: number } | null;
  /** Residual sum of squares. */
  readonly rss: number | null;
  /** Complete points. */
  readonly n: number;
  readonly reason: Reason | null;
}

/**
 * An exponential learning curve by least squares: y = a − (a − b) exp(−c t), from b at t = 0 to the plateau a.
 *
 * @param t practice, such as labels or days so far; null = missing, the point is left out
 * @param y performance, as long as t
 * @returns standard errors from the Jacobian with n − 3 degrees of freedom. `no-data` without points, `too-few` for fewer than three
 *   different t, and without standard errors for three points; `no-variation` where y is constant; `no-finite-estimate` where no curve fits
 *   best, as on a straight line
 * @throws RangeError for unequal lengths and values that are neither finite nor null
 * @see Heathcote, Brown & Mewhort (2000), Psychonomic Bulletin & Review 7, 185–207
 */
export function expLearningFit(t: readonly (number | null)[], y: readonly (number | null)[]): ExpLearningFit {
  const points = completePairs(t, y);
  const n = points.x.length;
  const fit = fitExponential(points.x, points.y);
  if (fit.reason !== null)
    return { plateau: null, start: null, rate: null, standardErrors: null, rss: null, n, reason: fit.reason };
  const { asymptote, amplitude, rate, rss, covariance: v } = fit;
  const standardErrors = v && {
    plateau: Math.sqrt(v[0]![0]!),
    start: Math.sqrt(Math.max(0, v[0]![0]! + v[1]![1]! + 2 * v[0]![1]!)),
    rate: Math.sqrt(v[2]![2]!),
  };
  const reason = standardErrors === null ? "too-few" : null;
  return { plateau: asymptote, start: asymptote + amplitude, rate, standardErrors, rss, n, reason };
}
