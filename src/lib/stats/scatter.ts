import { range, sort } from "d3-array";
import { requireFinite, requireSameLength } from "./checks.js";

/**
 * Fits a scatter in rising order of x and gives the fitted values back in the order the points came in.
 *
 * @param x in any order
 * @param y one per x
 * @param fitAll the fit for rising x
 * @returns one fitted value per point; empty for no points
 * @throws RangeError for lists of different lengths, NaN and infinite values
 */
export function fitInOrder<Fitted>(
  x: readonly number[],
  y: readonly number[],
  fitAll: (x: readonly number[], y: readonly number[]) => readonly Fitted[],
): Fitted[] {
  requireSameLength(x, "x", y, "y");
  for (const value of x) requireFinite(value, "x");
  for (const value of y) requireFinite(value, "y");
  const order = sort(range(x.length), (i) => x[i]!);
  const sorted = fitAll(
    order.map((i) => x[i]!),
    order.map((i) => y[i]!),
  );
  const fitted = Array<Fitted>(x.length);
  for (const [place, i] of order.entries()) fitted[i] = sorted[place]!;
  return fitted;
}

/** For rising x: where the given number of nearest points begins, for each point in turn. */
export function nearestPoints(x: readonly number[], neighbours: number): number[] {
  let left = 0;
  return x.map((at) => {
    while (left + neighbours < x.length && at - x[left]! > x[left + neighbours]! - at) left++;
    return left;
  });
}
