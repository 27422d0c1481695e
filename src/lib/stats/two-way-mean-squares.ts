import { mean, sum } from "d3-array";

/** Items × raters, null = no score. */
export type Scores = readonly (readonly (number | null)[])[];

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
 * @param scores items that lack a score of some rater are left out
 * @returns null for fewer than two complete items or two raters
 * @throws RangeError for rows of different lengths and scores that are not finite
 * @see McGraw & Wong (1996), Psychological Methods 1, 30–46
 */
export function twoWayMeanSquares(scores: Scores): TwoWayMeanSquares | null {
  const k = scores[0]?.length ?? 0;
  for (const row of scores) {
    if (row.length !== k) throw new RangeError(`scores must have as many raters in every row: ${row.length} and ${k}.`);
    for (const score of row)
      if (score !== null && !Number.isFinite(score)) throw new RangeError(`scores must be finite, not ${score}.`);
  }
  const rows = scores.filter((row): row is readonly number[] => !row.includes(null));
  const n = rows.length;
  if (n < 2 || k < 2) return null;
  const grand = mean(rows.flat())!;
  const ofItem = rows.map((row) => mean(row)! - grand);
  const ofRater = Array.from({ length: k }, (_, g) => mean(rows, (row) => row[g]!)! - grand);
  // Squares that are rounding only, as of raters whose means are equal but for the last digit, are none.
  const total = sum(rows, (row) => sum(row, (score) => (score - grand) ** 2));
  const clean = (squares: number) => (squares <= 1e-24 * (total + n * k * grand ** 2) ? 0 : squares);
  const residual = sum(rows, (row, i) => sum(row, (score, g) => (score - grand - ofItem[i]! - ofRater[g]!) ** 2));
  const within = sum(rows, (row, i) => sum(row, (score) => (score - grand - ofItem[i]!) ** 2));
  return {
    items: n,
    raters: k,
    betweenItems: clean(k * sum(ofItem, (effect) => effect ** 2)) / (n - 1),
    withinItems: clean(within) / (n * (k - 1)),
    betweenRaters: clean(n * sum(ofRater, (effect) => effect ** 2)) / (k - 1),
    residual: clean(residual) / ((n - 1) * (k - 1)),
  };
}
