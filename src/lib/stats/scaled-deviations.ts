import { max, mean } from "d3-array";

/**
 * Deviations from the mean in units of the largest, so that their squares neither overflow nor vanish; what correlations, which
 * know no unit, are made of.
 *
 * @returns null where all values are equal, or there are none
 * @see {@link pearson}
 */
export function scaledDeviations(values: readonly number[]): number[] | null {
  const first = values[0];
  if (first === undefined) return null;
  // From the first value, not from 0: equal values then have a mean without rounding, and no spread.
  const centre = mean(values, (value) => value - first)!;
  const deviations = values.map((value) => value - first - centre);
  const largest = max(deviations, Math.abs)!;
  return largest === 0 ? null : deviations.map((deviation) => deviation / largest);
}
