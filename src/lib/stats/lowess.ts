import { max, mean, median } from "d3-array";
import { requireCount } from "./checks.js";
import { bisquareWeights, localFit } from "./local-fit.js";
import { fitInOrder, nearestPoints } from "./scatter.js";

export interface LowessOptions {
  /** Share of all points that are neighbours, above 0 and at most 1. Default: 2/3. */
  readonly span?: number;
  /** Rounds of robustness after the first fit. Default: 3. */
  readonly iterations?: number;
}

/**
 * Lowess: a curve through a scatter by local lines with tricube weights, made robust against outliers by bisquare weights. Every point is
 * fitted, none interpolated.
 *
 * @param x in any order
 * @param y one per x
 * @returns fitted values in the order of x and the unit of y; none for no points. Points of one x have one value
 * @throws RangeError for lists of different lengths, NaN and infinite values, a span outside 0..1
 * @see Cleveland (1979), JASA 74, 829–836; Cleveland (1981), The American Statistician 35, 54
 */
export function lowess(
  x: readonly number[],
  y: readonly number[],
  { span = 2 / 3, iterations = 3 }: LowessOptions = {},
): number[] {
  requireCount(iterations, "iterations");
  if (!(span > 0 && span <= 1)) throw new RangeError(`span must be above 0 and at most 1, not ${span}.`);
  return fitInOrder(x, y, (sortedX, sortedY) => {
    const neighbours = Math.min(x.length, Math.max(2, Math.floor(span * x.length + 1e-7)));
    const largest = max(sortedY, Math.abs) ?? 0;
    let fitted = fitLines(sortedX, sortedY, neighbours);
    for (let round = 0; round < iterations; round++) {
      const residuals = sortedY.map((value, i) => value - fitted[i]!);
      const scale = 6 * (median(residuals, Math.abs) ?? 0);
      // A curve through most points leaves only rounding, or too little beside the others, to tell outliers by.
      if (scale < 1e-7 * (mean(residuals, Math.abs) ?? 0) || scale < 1e-12 * largest) break;
      fitted = fitLines(sortedX, sortedY, neighbours, bisquareWeights(residuals));
    }
    return fitted;
  });
}

function fitLines(
  x: readonly number[],
  y: readonly number[],
  neighbours: number,
  robustness?: readonly number[],
): number[] {
  const lefts = nearestPoints(x, neighbours);
  const fitted: number[] = [];
  for (const [i, at] of x.entries()) {
    if (i > 0 && at === x[i - 1]) {
      fitted.push(fitted[i - 1]!);
      continue;
    }
    const from = lefts[i]!;
    let to = from + neighbours;
    const reach = Math.max(at - x[from]!, x[to - 1]! - at);
    while (to < x.length && x[to]! - at <= reach) to++; // As far away as the last neighbour.
    fitted.push(localFit(x, y, at, { from, to, reach }, 1, robustness) ?? y[i]!);
  }
  return fitted;
}
