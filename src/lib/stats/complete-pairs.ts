import { requireFinite, requireSameLength } from "./checks.js";

/** Two variables of the same units, in the units' order. */
export interface Pairs {
  readonly x: readonly number[];
  readonly y: readonly number[];
}

/**
 * The units of which both variables are known.
 *
 * @param x null = missing
 * @param y as long as x
 * @returns two lists of equal length; empty where no unit has both
 * @throws RangeError for unequal lengths and values that are neither finite nor null
 * @see {@link pearson}
 */
export function completePairs(x: readonly (number | null)[], y: readonly (number | null)[]): Pairs {
  requireSameLength(x, "x", y, "y");
  requireFiniteOrMissing(x, "x");
  requireFiniteOrMissing(y, "y");
  const known = x.flatMap((value, i) => (value === null || y[i]! === null ? [] : [i]));
  return { x: known.map((i) => x[i]!), y: known.map((i) => y[i]!) };
}

/** Throws a RangeError for NaN and infinite values: a missing one is null. */
export function requireFiniteOrMissing(values: readonly (number | null)[], name: string): void {
  for (const value of values) if (value !== null) requireFinite(value, `a value of ${name} (null where missing)`);
}
