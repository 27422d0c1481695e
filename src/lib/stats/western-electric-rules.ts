import { beyondOnOneSide, onOneSide, patternEnds, standardisedPoints } from "./standardised-points.js";

export type WesternElectricRule = 1 | 2 | 3 | 4;

/**
 * Where a control chart shows one of the Western Electric patterns, z being the distance from the centre line in sigma:
 *
 * 1. |z| > 3. 2. At least two of three > 2 on one side, the last among them. 3. At least four of five > 1 on one side, the last
 * among them. 4. Eight in a row on one side (one on the centre line breaks).
 *
 * @param values in order of time; null = missing: patterns reach over it
 * @param centre the centre line
 * @param sigma of every point, or per point as on a chart of shares; where it is 0 any distance is infinite
 * @returns per rule the index of the last point of each pattern, each such point; empty lists for too few points
 * @throws RangeError for NaN and infinite values, a negative sigma, lists of different lengths
 * @see Western Electric Company (1956), Statistical Quality Control Handbook
 */
export function westernElectricRules(
  values: readonly (number | null)[],
  centre: number,
  sigma: number | readonly (number | null)[],
): Record<WesternElectricRule, number[]> {
  const points = standardisedPoints(values, centre, sigma);
  return {
    1: patternEnds(points, 1, beyondOnOneSide(1, 3)),
    2: patternEnds(points, 3, beyondOnOneSide(2, 2)),
    3: patternEnds(points, 5, beyondOnOneSide(4, 1)),
    4: patternEnds(points, 8, onOneSide),
  };
}
