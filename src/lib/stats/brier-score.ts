import { sum } from "d3-array";
import type { Point } from "./estimate.js";
import { forecastOutcomes, type ScoredOutcomes } from "./scored-outcomes.js";

/**
 * The Brier score of probabilities: the mean of (p − y)², y = 1 for a positive and 0 for a negative outcome.
 *
 * @param outcomes by the probability given
 * @returns 0..1, 0 for certainty that was always right; `no-data` without outcomes
 * @throws RangeError for a probability outside 0..1 and counts that are no whole numbers ≥ 0
 * @see Brier (1950), Monthly Weather Review 78, 1–3
 */
export function brierScore(outcomes: ScoredOutcomes): Point {
  const cells = forecastOutcomes(outcomes);
  const n = sum(cells, ({ positives, negatives }) => positives + negatives);
  if (n === 0) return { value: null, reason: "no-data" };
  const loss = sum(cells, ({ score, positives, negatives }) => positives * (1 - score) ** 2 + negatives * score ** 2);
  return { value: loss / n, reason: null };
}
