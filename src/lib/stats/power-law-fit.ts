import { completePairs } from "./complete-pairs.js";
import type { Reason } from "./estimate.js";
import { fitExponential } from "./exponential-fit.js";

/** `reason` explains the first null, standard errors last. */
export interface PowerLawFit {
  /** a: the level the curve comes to in the end. */
  readonly asymptote: number | null;
  /** b: how far from it at x = 1. */
  readonly scale: number | null;
  /** c > 0. */
  readonly exponent: number | null;
  readonly standardErrors: { readonly asymptote: number; readonly scale: number; readonly exponent: number } | null;
  /** Residual sum of squares. */
  readonly rss: number | null;
  /** Complete points. */
  readonly n: number;
  readonly reason: Reason | null;
}

/**
 * The power law of practice by least squares: y = a + b x^(−c), which is exponential in ln x.
 *
 * @param x practice so far, greater than 0; null = missing, the point is left out
 * @param y what falls (or, with b < 0, rises) with practice, such as time or errors; as long as x
 * @returns standard errors from the Jacobian with n − 3 degrees of freedom. `no-data` without points, `not-positive` where an x is not,
 *   `too-few` for fewer than three different x, and without standard errors for three points; `no-variation` where y is constant;
 *   `no-finite-estimate` where no curve fits best
 * @throws RangeError for unequal lengths and values that are neither finite nor null
 * @see Newell & Rosenbloom (1981); Heathcote, Brown & Mewhort (2000), Psychonomic Bulletin & Review 7, 185–207
 */
export function powerLawFit(x: readonly (number | null)[], y: readonly (number | null)[]): PowerLawFit {
  const points = completePairs(x, y);
  const n = points.x.length;
  const positive = points.x.every((value) => value > 0);
  const fit = positive ? fitExponential(points.x.map(Math.log), points.y) : ({ reason: "not-positive" } as const);
  if (fit.reason !== null)
    return { asymptote: null, scale: null, exponent: null, standardErrors: null, rss: null, n, reason: fit.reason };
  const { asymptote, amplitude: scale, rate: exponent, rss, covariance: v } = fit;
  const standardErrors = v && {
    asymptote: Math.sqrt(v[0]![0]!),
    scale: Math.sqrt(v[1]![1]!),
    exponent: Math.sqrt(v[2]![2]!),
  };
  return { asymptote, scale, exponent, standardErrors, rss, n, reason: standardErrors === null ? "too-few" : null };
}
