import { ascending } from "d3-array";
import { requireCount } from "./checks.js";
import { requireFiniteOrMissing } from "./complete-pairs.js";

/** How often each value occurs in each of several samples: what a cube of counts by score and group holds. */
export interface ValueCounts {
  /** Distinct, ascending. For ordered categories their positions will do, unless distances matter. */
  readonly values: readonly number[];
  /** One list per sample, one count per value. */
  readonly counts: readonly (readonly number[])[];
}

/**
 * Counts rows.
 *
 * @param samples null = missing, left out
 * @returns the distinct values of all samples, ascending, and for each sample as many counts; empty lists for empty samples
 * @throws RangeError for values that are neither finite nor null
 * @see {@link mannWhitneyU}
 */
export function valueCounts(samples: readonly (readonly (number | null)[])[]): ValueCounts {
  for (const sample of samples) requireFiniteOrMissing(sample, "a sample");
  const values = [...new Set(samples.flat().filter((value) => value !== null))].sort(ascending);
  const position = new Map(values.map((value, i) => [value, i]));
  const counts = samples.map((sample) => {
    const ofSample = values.map(() => 0);
    for (const value of sample) if (value !== null) ofSample[position.get(value)!]!++;
    return ofSample;
  });
  return { values, counts };
}

/** Throws a RangeError unless values ascend and each sample has a count for each, or what else is asked of it. */
export function requireValueCounts({ values, counts }: ValueCounts, requireOne = requireCount): void {
  for (const [i, value] of values.entries())
    if (!Number.isFinite(value) || (i > 0 && !(value > values[i - 1]!)))
      throw new RangeError(`values must be finite, distinct and ascending, not ${values.join(", ")}.`);
  for (const ofSample of counts) {
    if (ofSample.length !== values.length)
      throw new RangeError(`counts must hold one count per value: ${values.length}, not ${ofSample.length}.`);
    for (const count of ofSample) requireOne(count, "a count of values");
  }
}

/** The counts of exactly two samples, checked. */
export function requireTwoSamples(
  table: ValueCounts,
  requireOne = requireCount,
): readonly [readonly number[], readonly number[]] {
  requireValueCounts(table, requireOne);
  const [x, y] = table.counts;
  if (x === undefined || y === undefined || table.counts.length !== 2)
    throw new RangeError(`counts must hold two samples, not ${table.counts.length}.`);
  return [x, y];
}
