import { mean, pairs, sum } from "d3-array";
import { requireNonNegative } from "./checks.js";
import type { Reason } from "./estimate.js";
import { optimalPartition } from "./optimal-partition.js";
import { presentValues, segmentSquares } from "./segment-squares.js";

export type MeanChangePoints =
  | {
      /** Index of the first value of each new segment, rising. */
      readonly changes: readonly number[];
      /** One more than changes. */
      readonly means: readonly number[];
      /** Σ (x − its segment's mean)². */
      readonly residualSquares: number;
      readonly reason: null;
    }
  | { readonly changes: null; readonly means: null; readonly residualSquares: null; readonly reason: Reason };

/**
 * When the mean of a series changed: the segments with the least residual sum of squares + penalty × number of changes, exactly
 * (not greedily, see {@link binarySegmentation}). Segments may be as short as one value.
 *
 * The values' variance is not estimated: a penalty of 2·σ²·ln n is the Schwarz criterion for one change of mean.
 *
 * @param values in order of time; null = missing, left out but counted in the indices
 * @param penalty of one change, ≥ 0, in squared units of the values
 * @returns `no-data` without values; on ties the earliest last change
 * @throws RangeError for NaN and infinite values and a negative penalty
 * @see Killick, Fearnhead & Eckley (2012), JASA 107, 1590–1598
 */
export function meanChangePoints(values: readonly (number | null)[], penalty: number): MeanChangePoints {
  requireNonNegative(penalty, "penalty");
  const present = presentValues(values);
  const { length, residualSquares } = segmentSquares(present.values);
  if (length === 0) return { changes: null, means: null, residualSquares: null, reason: "no-data" };
  const { changes } = optimalPartition(length, residualSquares, penalty);
  // From the values themselves: what prefix sums round does not show.
  const parts = pairs([0, ...changes, length], (from, to) => present.values.slice(from, to));
  const means = parts.map((part) => mean(part)!);
  return {
    changes: changes.map((change) => present.positions[change]!),
    means,
    residualSquares: sum(parts, (part, i) => sum(part, (value) => (value - means[i]!) ** 2)),
    reason: null,
  };
}
