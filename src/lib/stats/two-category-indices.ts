import type { Point } from "./estimate.js";
import { type PairTable, requireSquare } from "./pair-table.js";

export interface TwoCategoryIndices {
  /** (a − d)/n, −1..1: how much more common the first category is than the second. */
  readonly prevalence: Point;
  /** (b − c)/n, −1..1: how much more often the row's rater gives the first category. */
  readonly bias: Point;
  /** 2a/(2a + b + c), 0..1: agreement where either says the first category. */
  readonly positiveAgreement: Point;
  /** 2d/(2d + b + c), 0..1: agreement where either says the second category. */
  readonly negativeAgreement: Point;
  /** Pairs. */
  readonly n: number;
}

/**
 * What lies behind the kappa of two raters and two categories, a, b / c, d: how uneven the categories and the raters are, and
 * agreement on each category apart.
 *
 * @param table pairs, the first category being the positive one
 * @returns each index, or `no-data` where its denominator is 0
 * @throws RangeError for a table that is not 2 × 2 or holds no counts
 * @see Byrt, Bishop & Carlin (1993), Journal of Clinical Epidemiology 46, 423–429; Cicchetti & Feinstein (1990), Journal of
 *   Clinical Epidemiology 43, 551–558
 */
export function twoCategoryIndices(table: PairTable): TwoCategoryIndices {
  requireSquare(table);
  if (table.length !== 2) throw new RangeError(`The table must be of two categories, not ${table.length}.`);
  const [[a, b], [c, d]] = table as readonly [readonly [number, number], readonly [number, number]];
  const n = a + b + c + d;
  return {
    prevalence: ratio(a - d, n),
    bias: ratio(b - c, n),
    positiveAgreement: ratio(2 * a, 2 * a + b + c),
    negativeAgreement: ratio(2 * d, 2 * d + b + c),
    n,
  };
}

function ratio(part: number, whole: number): Point {
  return whole === 0 ? { value: null, reason: "no-data" } : { value: part / whole, reason: null };
}
