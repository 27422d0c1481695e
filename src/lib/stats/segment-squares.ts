import { cumsum, mean } from "d3-array";
import { requireFinite } from "./checks.js";

/** Sums of squares of any segment of a series, in constant time. */
export interface SegmentSquares {
  readonly length: number;
  /** Σ (x − mean)² of values from..to − 1, ≥ 0. */
  readonly residualSquares: (from: number, to: number) => number;
}

/**
 * Prefix sums of a series. They are taken around its mean: sums of squares of large values would cancel.
 *
 * @param values in order, none missing
 * @returns sums in squared units of the values, of segments from..to − 1
 * @throws RangeError for NaN and infinite values
 * @see {@link meanChangePoints}
 */
export function segmentSquares(values: readonly number[]): SegmentSquares {
  for (const value of values) requireFinite(value, "values");
  const centre = mean(values) ?? 0;
  const sums = [0, ...cumsum(values, (value) => value - centre)];
  const squares = [0, ...cumsum(values, (value) => (value - centre) ** 2)];
  return {
    length: values.length,
    residualSquares: (from, to) =>
      Math.max(0, squares[to]! - squares[from]! - (sums[to]! - sums[from]!) ** 2 / (to - from)),
  };
}

/** The series without missing values, and where each of the rest stood. */
export function presentValues(values: readonly (number | null)[]): { values: number[]; positions: number[] } {
  const positions = values.flatMap((value, i) => (value === null ? [] : [i]));
  return { values: positions.map((i) => values[i]!), positions };
}
