import { max, sum } from "d3-array";

/**
 * Deviations from the mean in units of the largest, so that their squares neither overflow nor vanish; what correlations, which
 * know no unit, are made of.
 *
 * @param values finite
 * @param counts how many units have each, above 0; by default one
 * @returns null where all values are equal, or there are none
 * @see {@link pearson}
 */
export function scaledDeviations(
  values: readonly number[],
  counts: readonly number[] = values.map(() => 1),
): number[] | null {
  const first = values[0];
  if (first === undefined) return null;
  // From the first value, not from 0: equal values then have a mean without rounding, and no spread.
  const centre = sum(values, (value, i) => counts[i]! * (value - first)) / sum(counts);
  const deviations = values.map((value) => value - first - centre);
  const largest = max(deviations, Math.abs)!;
  return largest === 0 ? null : deviations.map((deviation) => deviation / largest);
}
