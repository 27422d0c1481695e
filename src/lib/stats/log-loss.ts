import { sum } from "d3-array";
import type { Point } from "./estimate.js";
import { forecastOutcomes, type ScoredOutcomes } from "./scored-outcomes.js";

/** Probabilities are kept this far from 0 and 1, where one wrong certainty would be an infinite loss. */
const NEAREST = 1e-15;

/**
 * Log loss of probabilities, in nats: the mean of −ln p over positive and −ln(1 − p) over negative outcomes, p clipped to
 * 10⁻¹⁵..1 − 10⁻¹⁵.
 *
 * @param outcomes by the probability given
 * @returns 0..34.54, 0.69 for p = ½ throughout; `no-data` without outcomes
 * @throws RangeError for a probability outside 0..1 and counts that are no whole numbers ≥ 0
 * @see Good (1952), Journal of the Royal Statistical Society B 14, 107–114
 */
export function logLoss(outcomes: ScoredOutcomes): Point {
  const cells = forecastOutcomes(outcomes);
  const n = sum(cells, ({ positives, negatives }) => positives + negatives);
  if (n === 0) return { value: null, reason: "no-data" };
  const loss = sum(cells, ({ score, positives, negatives }) => {
    const p = Math.min(1 - NEAREST, Math.max(NEAREST, score));
    return -positives * Math.log(p) - negatives * Math.log1p(-p);
  });
  return { value: loss / n, reason: null };
}
