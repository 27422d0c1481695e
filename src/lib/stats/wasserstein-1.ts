import { sum } from "d3-array";
import { distributionSteps } from "./distribution-steps.js";
import type { Point } from "./estimate.js";
import type { ValueCounts } from "./value-counts.js";

/**
 * First Wasserstein distance ("earth mover's"), ∫ |F − G|: how far values have to move on average to turn one sample's distribution
 * into the other's.
 *
 * @param table counts, or weights ≥ 0, of two samples by value; rows go through `valueCounts`
 * @returns ≥ 0, in the values' unit; `no-data` where a sample is empty
 * @throws RangeError for values that do not ascend, negative weights, and other than two samples
 * @see Ramdas, García Trillos & Cuturi (2017), Entropy 19(2), 47
 */
export function wasserstein1(table: ValueCounts): Point {
  const steps = distributionSteps(table);
  if (steps === null) return { value: null, reason: "no-data" };
  return { value: sum(steps, ({ width, difference }) => width * Math.abs(difference)), reason: null };
}
