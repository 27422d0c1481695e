import { requireCount } from "./checks.js";

/** Items that have the same score, as a row of a query grouped by score: how many are positive and how many are not. */
export interface ScoredCell {
  readonly score: number;
  readonly positives: number;
  readonly negatives: number;
}

/** Yes/no outcomes beside the scores or probabilities given for them, as counts: cells in any order, also several of one score. */
export type ScoredOutcomes = readonly ScoredCell[];

/**
 * Counts rows of score and outcome by score.
 *
 * @param rows a finite score, and whether the outcome came; rows without either are left out before
 * @returns one cell per distinct score, ascending
 * @throws RangeError for a score that is not finite
 * @see {@link rocAuc}
 */
export function scoredOutcomes(rows: Iterable<{ readonly score: number; readonly positive: boolean }>): ScoredOutcomes {
  const cells: ScoredCell[] = [];
  for (const { score, positive } of rows)
    cells.push({ score, positives: positive ? 1 : 0, negatives: positive ? 0 : 1 });
  return sortedOutcomes(cells);
}

/**
 * The same counts with one cell per score, ascending, without empty ones; checked, since they may come from a query's rows.
 *
 * @param cells in any order, also several of one score
 * @returns none without outcomes
 * @throws RangeError for a score that is not finite and counts that are no whole numbers ≥ 0
 */
export function sortedOutcomes(cells: ScoredOutcomes): ScoredOutcomes {
  const merged: { score: number; positives: number; negatives: number }[] = [];
  for (const { score, positives, negatives } of cells.toSorted((a, b) => a.score - b.score)) {
    if (!Number.isFinite(score)) throw new RangeError(`score must be finite, not ${score}.`);
    requireCount(positives, "positives");
    requireCount(negatives, "negatives");
    if (positives + negatives === 0) continue;
    const last = merged.at(-1);
    if (last?.score === score) {
      last.positives += positives;
      last.negatives += negatives;
    } else merged.push({ score, positives, negatives });
  }
  return merged;
}

/**
 * The same, of scores that are probabilities of the positive outcome.
 *
 * @param cells in any order, scores in 0..1
 * @returns as {@link sortedOutcomes}
 * @throws RangeError also for a score outside 0..1
 */
export function forecastOutcomes(cells: ScoredOutcomes): ScoredOutcomes {
  const sorted = sortedOutcomes(cells);
  for (const { score } of sorted)
    if (score < 0 || score > 1) throw new RangeError(`score must be a probability in 0..1, not ${score}.`);
  return sorted;
}
