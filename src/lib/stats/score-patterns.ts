import { tablePairs } from "./pair-counts.js";
import type { PairTable } from "./pair-table.js";

/** Items × raters, null = no score. */
export type Scores = readonly (readonly (number | null)[])[];

/** Items that have the same score from every rater: all that intraclass correlations need. */
export interface ScorePattern {
  /** One per rater, null = no score. */
  readonly scores: readonly (number | null)[];
  /** Items with these scores. */
  readonly items: number;
}

/**
 * Counts rows of scores by pattern.
 *
 * @param scores items × raters, null = no score
 * @returns one pattern per distinct row, in order of first appearance
 * @see {@link iccAgreement}
 */
export function scorePatterns(scores: Scores): ScorePattern[] {
  const patterns = new Map<string, { readonly scores: readonly (number | null)[]; items: number }>();
  for (const row of scores) {
    const key = row.map((score) => score ?? "").join();
    const pattern = patterns.get(key) ?? { scores: row, items: 0 };
    pattern.items++;
    patterns.set(key, pattern);
  }
  return [...patterns.values()];
}

/**
 * The scores of two raters, or two groups of raters, from their table of label pairs.
 *
 * @param table counts of pairs, see {@link pairTable}
 * @param values the labels' numbers, one per declared category
 * @returns one pattern per cell that holds pairs; empty without
 * @throws RangeError for a table that is not square or holds no counts, and values that are not one per category
 */
export function tableScores(table: PairTable, values: readonly number[]): ScorePattern[] {
  return tablePairs(table, values).flatMap(({ x, y, n }) => (n === 0 ? [] : [{ scores: [x, y], items: n }]));
}
