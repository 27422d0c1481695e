import { requireNonNegative } from "./checks.js";
import type { Reason } from "./estimate.js";
import { presentValues, segmentSquares } from "./segment-squares.js";

export type BinarySegmentation =
  | { readonly changes: readonly number[]; readonly reason: null }
  | { readonly changes: null; readonly reason: Reason };

/**
 * When the mean of a series changed, greedily: split where that lowers the residual sum of squares most, keep the split if it does by
 * more than the penalty, and go on within both parts. Two changes that cancel may hide from it; {@link meanChangePoints} is exact.
 *
 * @param values in order of time; null = missing, left out but counted in the indices
 * @param penalty of one change, ≥ 0, in squared units of the values
 * @returns index of the first value of each new segment, rising; `no-data` without values; on ties the first position
 * @throws RangeError for NaN and infinite values and a negative penalty
 * @see Scott & Knott (1974), Biometrics 30, 507–512
 */
export function binarySegmentation(values: readonly (number | null)[], penalty: number): BinarySegmentation {
  requireNonNegative(penalty, "penalty");
  const { values: present, positions } = presentValues(values);
  const { length, residualSquares } = segmentSquares(present);
  if (length === 0) return { changes: null, reason: "no-data" };
  const rounding = 1e-12 * residualSquares(0, length);

  const changes: number[] = [];
  const parts: [from: number, to: number][] = [[0, length]];
  for (let part = parts.pop(); part !== undefined; part = parts.pop()) {
    const [from, to] = part;
    const whole = residualSquares(from, to);
    let gain = 0;
    let change = from;
    for (let split = from + 1; split < to; split++) {
      const gained = whole - residualSquares(from, split) - residualSquares(split, to);
      if (gained > gain + rounding) [gain, change] = [gained, split];
    }
    if (gain <= penalty) continue;
    changes.push(change);
    parts.push([from, change], [change, to]);
  }
  return { changes: changes.sort((a, b) => a - b).map((change) => positions[change]!), reason: null };
}
