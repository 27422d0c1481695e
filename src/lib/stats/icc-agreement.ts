import { type Estimate, undefinedEstimate, withoutLimits } from "./estimate.js";
import type { ScorePattern } from "./score-patterns.js";
import { twoSidedF } from "./two-sided-f.js";
import { type TwoWayMeanSquares, twoWayMeanSquares } from "./two-way-mean-squares.js";

/**
 * ICC(2,1): how well single scores agree, where the same raters, a sample of all raters, score every item. A constant difference
 * between raters counts as disagreement.
 *
 *     ICC = (MS_R − MS_E)/(MS_R + (k − 1)MS_E + (k/n)(MS_C − MS_E))
 *
 * with F limits whose degrees of freedom are Satterthwaite's.
 *
 * @param patterns counts of items by their raters' scores; rows go through `scorePatterns`; items that lack a score are left out
 * @param confidence between 0 and 1
 * @returns ICC ≤ 1, limits not clipped; `no-data` without scores; `too-few` for fewer than two complete items or raters, and without
 *   limits where disagreement leaves no degrees of freedom; `no-variation` where the denominator is 0, as when all scores are equal
 * @throws RangeError for rows of different lengths and scores that are not finite
 * @see Shrout & Fleiss (1979), Psychological Bulletin 86, 420–428; McGraw & Wong (1996), Psychological Methods 1, 30–46
 */
export function iccAgreement(patterns: readonly ScorePattern[], confidence = 0.95): Estimate {
  const squares = twoWayMeanSquares(patterns);
  if (squares === null) return undefinedEstimate(patterns.length === 0 ? "no-data" : "too-few");
  const { items: n, raters: k, betweenRaters, residual } = squares;
  const single = singleScore(squares);
  if (vanishes(single, squares)) return undefinedEstimate("no-variation");
  const rest = k * betweenRaters + (k * n - k - n) * residual;
  return withLimits(single, squares, rest, satterthwaiteF(squares, single, confidence));
}

export interface AverageOptions {
  /** Between 0 and 1. Default: 0.95. */
  readonly confidence?: number;
  /**
   * Which coefficient Satterthwaite's degrees of freedom are estimated from: that of single scores, as their formula has it, or that
   * of the mean, as R's irr::icc puts into the same formula. Default: `single`, whose limits are those of ICC(2,1) stepped up.
   */
  readonly degreesOfFreedomFrom?: "single" | "average";
}

/**
 * ICC(2,k): how well means of k scores agree with those of k other raters; ICC(2,1) stepped up by Spearman and Brown's formula.
 *
 *     ICC = (MS_R − MS_E)/(MS_R + (MS_C − MS_E)/n)
 *
 * @param patterns counts of items by their raters' scores; rows go through `scorePatterns`; items that lack a score are left out
 * @returns as {@link iccAgreement}; where MS_R is below MS_E it may leave any range, and its limits their order
 * @throws RangeError for rows of different lengths and scores that are not finite
 * @see Shrout & Fleiss (1979), Psychological Bulletin 86, 420–428; McGraw & Wong (1996), Psychological Methods 1, 30–46
 */
export function iccAgreementOfMeans(
  patterns: readonly ScorePattern[],
  { confidence = 0.95, degreesOfFreedomFrom = "single" }: AverageOptions = {},
): Estimate {
  const squares = twoWayMeanSquares(patterns);
  if (squares === null) return undefinedEstimate(patterns.length === 0 ? "no-data" : "too-few");
  const { items: n, betweenItems, betweenRaters, residual } = squares;
  const rest = betweenRaters - residual;
  const average = { numerator: n * (betweenItems - residual), denominator: n * betweenItems + rest };
  if (vanishes(average, squares)) return undefinedEstimate("no-variation");
  const from = degreesOfFreedomFrom === "single" ? singleScore(squares) : average;
  return withLimits(average, squares, rest, satterthwaiteF(squares, from, confidence));
}

interface Ratio {
  readonly numerator: number;
  readonly denominator: number;
}

/** Whether the denominator is 0 but for rounding: it is a difference where items agree less than by chance. */
function vanishes({ denominator }: Ratio, { items, raters, betweenItems, betweenRaters, residual }: TwoWayMeanSquares) {
  return Math.abs(denominator) <= 1e-12 * items * raters * (betweenItems + betweenRaters + residual);
}

/** Both coefficients' limits have one form; they differ in `rest`, what MS_R is not. */
function withLimits(
  { numerator, denominator }: Ratio,
  { items: n, betweenItems, residual }: TwoWayMeanSquares,
  rest: number,
  { low, high }: { readonly low: number; readonly high: number },
): Estimate {
  const value = numerator / denominator;
  const limit = (between: number) => (n * (between - residual)) / (rest + n * between);
  const [lower, upper] = [limit(betweenItems / high), limit(betweenItems * low)];
  // Agreement far below chance may leave hardly any degrees of freedom, and no limits.
  if (!Number.isFinite(lower) || !Number.isFinite(upper)) return withoutLimits(value, "too-few");
  return { value, lower, upper, reason: null };
}

/** ICC(2,1), numerator and denominator times n. */
function singleScore({ items: n, raters: k, betweenItems, betweenRaters, residual }: TwoWayMeanSquares): Ratio {
  return {
    numerator: n * (betweenItems - residual),
    denominator: n * betweenItems + n * (k - 1) * residual + k * (betweenRaters - residual),
  };
}

/**
 * The F quantiles against a·MS_C + b·MS_E, a = kρ/(n(1 − ρ)), b = 1 + kρ(n − 1)/(n(1 − ρ)), whose degrees of freedom are approximate.
 * a and b are scaled by n(1 − ρ) and ρ's denominator, which leaves the degrees of freedom as they are and ρ = 1 no special case.
 */
function satterthwaiteF(squares: TwoWayMeanSquares, { numerator, denominator }: Ratio, confidence: number) {
  const { items: n, raters: k, betweenRaters, residual } = squares;
  const ofRaters = k * numerator * betweenRaters;
  const ofResidual = (n * (denominator - numerator) + k * (n - 1) * numerator) * residual;
  const spread = ofRaters ** 2 / (k - 1) + ofResidual ** 2 / ((n - 1) * (k - 1));
  // Both parts 0 is agreement or disagreement without error: the limits are the value, whatever F.
  const degrees = spread === 0 ? 1 : (ofRaters + ofResidual) ** 2 / spread;
  if (degrees === 0) return { low: 1, high: 1 };
  return { low: twoSidedF(confidence, degrees, n - 1), high: twoSidedF(confidence, n - 1, degrees) };
}
