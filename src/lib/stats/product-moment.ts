import { sum } from "d3-array";

/**
 * Σab / √(Σa² Σb²) of two lists of deviations, kept within −1..1: rounding may pass it.
 *
 * @see {@link pearson}
 */
export function productMoment(a: readonly number[], b: readonly number[]): number {
  const r = sum(a, (value, i) => value * b[i]!) / Math.sqrt(sum(a, (v) => v * v) * sum(b, (v) => v * v));
  return Math.max(-1, Math.min(1, r));
}
