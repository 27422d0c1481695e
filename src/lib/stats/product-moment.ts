import { sum } from "d3-array";

/**
 * Σab / √(Σa² Σb²) of two lists of deviations, kept within −1..1: rounding may pass it.
 *
 * @param a deviations, not all 0
 * @param b as many, likewise
 * @param counts how many units have each pair; by default one
 * @returns −1..1
 * @see {@link pearson}
 */
export function productMoment(
  a: readonly number[],
  b: readonly number[],
  counts: readonly number[] = a.map(() => 1),
): number {
  const products = (one: readonly number[], other: readonly number[]) => sum(counts, (n, i) => n * one[i]! * other[i]!);
  const r = products(a, b) / Math.sqrt(products(a, a) * products(b, b));
  return Math.max(-1, Math.min(1, r));
}
