import { pairs, sum } from "d3-array";
import {
  beyondOnOneSide,
  onOneSide,
  patternEnds,
  type StandardisedPoint,
  standardisedPoints,
} from "./standardised-points.js";

export type NelsonRule = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

/**
 * Where a control chart shows one of Nelson's eight patterns, z being the distance from the centre line in sigma:
 *
 * 1. |z| > 3. 2. Nine in a row on one side (one on the centre line breaks). 3. Six in a row strictly rising or falling.
 * 4. Fourteen in a row up and down in turn (an equal neighbour breaks). 5. Two of three > 2 on one side, the last among them.
 * 6. Four of five > 1 on one side, the last among them. 7. Fifteen in a row |z| < 1. 8. Eight in a row |z| > 1, on both sides.
 *
 * All comparisons are strict; "two of three" is at least two, and four at least four.
 *
 * @param values in order of time; null = missing: patterns reach over it
 * @param centre the centre line
 * @param sigma of every point, or per point as on a chart of shares. Rules 3 and 4 compare values, not z. Where sigma is 0
 *   any distance is infinite
 * @returns per rule the index of the last point of each pattern, each such point; empty lists for too few points
 * @throws RangeError for NaN and infinite values, a negative sigma, lists of different lengths
 * @see Nelson (1984), Journal of Quality Technology 16, 237–239
 */
export function nelsonRules(
  values: readonly (number | null)[],
  centre: number,
  sigma: number | readonly (number | null)[],
): Record<NelsonRule, number[]> {
  const points = standardisedPoints(values, centre, sigma);
  return {
    1: patternEnds(points, 1, beyondOnOneSide(1, 3)),
    2: patternEnds(points, 9, onOneSide),
    3: patternEnds(points, 6, (stretch) => Math.abs(sum(steps(stretch))) === 5),
    4: patternEnds(points, 14, (stretch) => pairs(steps(stretch)).every(([a, b]) => a * b === -1)),
    5: patternEnds(points, 3, beyondOnOneSide(2, 2)),
    6: patternEnds(points, 5, beyondOnOneSide(4, 1)),
    7: patternEnds(points, 15, (stretch) => stretch.every(({ z }) => Math.abs(z) < 1)),
    8: patternEnds(points, 8, (stretch) => stretch.every(({ z }) => Math.abs(z) > 1) && !onOneSide(stretch)),
  };
}

/** 1 up, −1 down, 0 level, from each point to the next. */
function steps(stretch: readonly StandardisedPoint[]): number[] {
  return pairs(stretch, (before, after) => Math.sign(after.value - before.value));
}
