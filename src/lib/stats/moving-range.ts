import { mean, pairs } from "d3-array";

/** d₂ of two observations: mean range of pairs of independent normal values in standard deviations, 2/√π = 1.128… */
export const D2 = 2 / Math.sqrt(Math.PI);

/** D₄ of two observations: upper 3 sigma limit of a moving range in mean moving ranges, 1 + 3·√(2 − 4/π)/d₂ = 3.267… */
export const D4 = 1 + (3 * Math.sqrt(2 - 4 / Math.PI)) / D2;

/** |x_i − x_(i−1)| of neighbours; one less than values. */
export function movingRanges(values: readonly number[]): number[] {
  return pairs(values, (before, after) => Math.abs(after - before));
}

/** Standard deviation from neighbours' differences: mean moving range / d₂. Slow drift does not inflate it. null for no range. */
export function movingRangeSigma(ranges: readonly number[]): number | null {
  const average = mean(ranges);
  return average === undefined ? null : average / D2;
}
