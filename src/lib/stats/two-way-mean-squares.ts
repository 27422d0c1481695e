import { sum } from "d3-array";
import { requireCount } from "./checks.js";
import type { ScorePattern } from "./score-patterns.js";

/** Mean squares of complete scores, n items × k raters: what intraclass correlations are made of. */
export interface TwoWayMeanSquares {
  /** n. */
  readonly items: number;
  /** k. */
  readonly raters: number;
  /** MS_R, between items, n − 1 degrees of freedom. */
  readonly betweenItems: number;
  /** MS_W, within items, n(k − 1) degrees of freedom. */
  readonly withinItems: number;
  /** MS_C, between raters, k − 1 degrees of freedom. */
  readonly betweenRaters: number;
  /** MS_E, what items and raters leave, (n − 1)(k − 1) degrees of freedom. */
  readonly residual: number;
}

/**
 * Analysis of variance of items × raters with one score per cell, from deviations, not from differences of sums of squares.
 *
 * @param patterns items that lack a score of some rater are left out; rows go through `scorePatterns`
 * @returns null for fewer than two complete items or two raters
 * @throws RangeError for rows of different lengths, scores that are not finite and what is no count of items
 * @see McGraw & Wong (1996), Psychological Methods 1, 30–46
 */
export function twoWayMeanSquares(patterns: readonly ScorePattern[]): TwoWayMeanSquares | null {
  const k = patterns[0]?.scores.length ?? 0;
  for (const { scores, items } of patterns) {
    if (scores.length !== k)
      throw new RangeError(`scores must have as many raters in every row: ${scores.length} and ${k}.`);
    for (const score of scores)
      if (score !== null && !Number.isFinite(score)) throw new RangeError(`scores must be finite, not ${score}.`);
    requireCount(items, "items");
  }
  const rows = patterns.filter(isComplete);
  const n = sum(rows, ({ items }) => items);
  if (n < 2 || k < 2) return null;
  /** Sum over items, from a value per pattern. */
  const overItems = (value: (scores: readonly number[], i: number) => number) =>
    sum(rows, ({ scores, items }, i) => items * value(scores, i));
  const grand = overItems((scores) => sum(scores)) / (n * k);
  const ofItem = rows.map(({ scores }) => sum(scores) / k - grand);
  const ofRater = Array.from({ length: k }, (_, g) => overItems((scores) => scores[g]!) / n - grand);
  // Squares that are rounding only, as of raters whose means are equal but for the last digit, are none.
  const total = overItems((scores) => sum(scores, (score) => (score - grand) ** 2));
  const clean = (squares: number) => (squares <= 1e-24 * (total + n * k * grand ** 2) ? 0 : squares);
  const residual = overItems((scores, i) => sum(scores, (score, g) => (score - grand - ofItem[i]! - ofRater[g]!) ** 2));
  const within = overItems((scores, i) => sum(scores, (score) => (score - grand - ofItem[i]!) ** 2));
  return {
    items: n,
    raters: k,
    betweenItems: clean(k * overItems((_, i) => ofItem[i]! ** 2)) / (n - 1),
    withinItems: clean(within) / (n * (k - 1)),
    betweenRaters: clean(n * sum(ofRater, (effect) => effect ** 2)) / (k - 1),
    residual: clean(residual) / ((n - 1) * (k - 1)),
  };
}

const isComplete = (pattern: ScorePattern): pattern is ScorePattern & { readonly scores: readonly number[] } =>
  !pattern.scores.includes(null);
