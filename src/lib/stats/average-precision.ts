import { sum } from "d3-array";
import type { Point } from "./estimate.js";
import { type ScoredOutcomes, sortedOutcomes } from "./scored-outcomes.js";

/**
 * Average precision: the area under the steps of precision over recall, each distinct score being a threshold, without interpolation.
 *
 *     AP = Σ_k (R_k − R_{k−1}) P_k,  thresholds from the highest score down
 *
 * @param outcomes by score; only the order of scores matters
 * @returns 0..1, about the share of positives for scores that tell nothing; `no-data` without a positive outcome
 * @throws RangeError for a score that is not finite and counts that are no whole numbers ≥ 0
 * @see Davis & Goadrich (2006), ICML 23, 233–240; Boyd, Eng & Page (2013), ECML PKDD, 451–466
 */
export function averagePrecision(outcomes: ScoredOutcomes): Point {
  const cells = sortedOutcomes(outcomes).toReversed();
  const positives = sum(cells, (cell) => cell.positives);
  if (positives === 0) return { value: null, reason: "no-data" };
  let found = 0;
  let flagged = 0;
  const area = sum(cells, (cell) => {
    found += cell.positives;
    flagged += cell.positives + cell.negatives;
    return (cell.positives / positives) * (found / flagged);
  });
  return { value: area, reason: null };
}
