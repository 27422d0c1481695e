import { requireFinite, requireNonNegative, requireSameLength } from "./checks.js";

/** A point as rules of runs see it. */
export interface StandardisedPoint {
  /** Its place among all points, missing ones counted. */
  readonly index: number;
  readonly value: number;
  /** (value − centre)/sigma; 0 on the centre line and infinite off it where sigma is 0. */
  readonly z: number;
}

/**
 * Points in standard deviations from the centre line, missing ones left out: patterns reach over gaps.
 *
 * @param values in order of time; null = missing
 * @param centre the centre line, in the unit of the values
 * @param sigma of every point, or per point (a p chart's); null as a value
 * @returns the points whose value and sigma are known, with their index and z
 * @throws RangeError for NaN and infinite values, a negative sigma, lists of different lengths
 * @see {@link nelsonRules}
 */
export function standardisedPoints(
  values: readonly (number | null)[],
  centre: number,
  sigma: number | readonly (number | null)[],
): StandardisedPoint[] {
  requireFinite(centre, "centre");
  if (typeof sigma !== "number") requireSameLength(values, "values", sigma, "sigma");
  return values.flatMap((value, index) => {
    const own = typeof sigma === "number" ? sigma : sigma[index]!;
    if (value === null || own === null) return [];
    requireFinite(value, "values");
    requireNonNegative(own, "sigma");
    return [{ index, value, z: value === centre ? 0 : (value - centre) / own }];
  });
}

/** Where each stretch of `length` neighbouring points that form the pattern ends. */
export function patternEnds(
  points: readonly StandardisedPoint[],
  length: number,
  isPattern: (stretch: readonly StandardisedPoint[]) => boolean,
): number[] {
  const ends: number[] = [];
  for (let end = length; end <= points.length; end++)
    if (isPattern(points.slice(end - length, end))) ends.push(points[end - 1]!.index);
  return ends;
}

/** At least `needed` of the stretch beyond `distance` sigma on the side of its last point, which is one of them. */
export function beyondOnOneSide(needed: number, distance: number): (stretch: readonly StandardisedPoint[]) => boolean {
  return (stretch) => {
    const side = Math.sign(stretch.at(-1)!.z);
    return side * stretch.at(-1)!.z > distance && stretch.filter(({ z }) => side * z > distance).length >= needed;
  };
}

/** All of the stretch on one side of the centre line, none on it. */
export function onOneSide(stretch: readonly StandardisedPoint[]): boolean {
  const side = Math.sign(stretch[0]!.z);
  return side !== 0 && stretch.every(({ z }) => Math.sign(z) === side);
}
