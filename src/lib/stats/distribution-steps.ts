import { sum } from "d3-array";
import { requireNonNegative } from "./checks.js";
import { requireTwoSamples, type ValueCounts } from "./value-counts.js";

/** Between two neighbouring values: how wide the step is, and by how much the shares at or below it differ. */
export interface DistributionStep {
  readonly width: number;
  readonly difference: number;
}

/**
 * The difference of two samples' cumulative distributions, step by step.
 *
 * @param table counts, or weights ≥ 0, of two samples by value
 * @returns null where a sample is empty
 * @throws RangeError for values that do not ascend, negative weights, and other than two samples
 * @see {@link ksTwoSample}, {@link wasserstein1}
 */
export function distributionSteps(table: ValueCounts): DistributionStep[] | null {
  const [x, y] = requireTwoSamples(table, requireNonNegative);
  const [n, m] = [sum(x), sum(y)];
  if (n === 0 || m === 0) return null;
  let [ofX, ofY] = [0, 0];
  return table.values.slice(1).map((value, i) => {
    ofX += x[i]!;
    ofY += y[i]!;
    return { width: value - table.values[i]!, difference: ofX / n - ofY / m };
  });
}
