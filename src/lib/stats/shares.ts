import { sum } from "d3-array";
import { requireNonNegative } from "./checks.js";

/**
 * Each category's share of counts or weights.
 *
 * @returns shares that add up to 1; null where there is nothing to share
 * @throws RangeError for what is negative or not finite, with the name given
 */
export function shares(counts: readonly number[], name = "counts"): number[] | null {
  for (const count of counts) requireNonNegative(count, `a value of ${name}`);
  const total = sum(counts);
  return total === 0 ? null : counts.map((count) => count / total);
}

/**
 * The shares of two distributions over the same categories.
 *
 * @returns null where one of them is empty
 * @throws RangeError for unequal lengths and for what is negative or not finite
 */
export function sharePair(p: readonly number[], q: readonly number[]): readonly (readonly [number, number])[] | null {
  if (p.length !== q.length)
    throw new RangeError(`p (${p.length} categories) and q (${q.length}) must be over the same categories.`);
  const [ofP, ofQ] = [shares(p, "p"), shares(q, "q")];
  return ofP === null || ofQ === null ? null : ofP.map((share, k) => [share, ofQ[k]!]);
}
