import { sum } from "d3-array";
import { distributionSteps } from "./distribution-steps.js";
import type { Point } from "./estimate.js";
import type { ValueCounts } from "./value-counts.js";

/**
 * Energy distance of two samples, √(2 ∫ (F − G)²).
 *
 * @param table counts, or weights ≥ 0, of two samples by value; rows go through `valueCounts`
 * @returns ≥ 0, in the root of the values' unit; `no-data` where a sample is empty
 * @throws RangeError for values that do not ascend, negative weights, and other than two samples
 * @see Székely & Rizzo (2013), Journal of Statistical Planning and Inference 143, 1249–1272
 */
export function energyDistance(table: ValueCounts): Point {
  const steps = distributionSteps(table);
  if (steps === null) return { value: null, reason: "no-data" };
  return { value: Math.sqrt(2 * sum(steps, ({ width, difference }) => width * difference ** 2)), reason: null };
}
