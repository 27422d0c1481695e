import { sum } from "d3-array";
import { requireNonNegative, requireSameLength } from "./checks.js";

/**
 * Each category's share of counts or weights.
 *
 * @param counts one count or weight ≥ 0 per category
 * @param name of the argument, for errors
 * @returns shares that add up to 1; null where there is nothing to share
 * @throws RangeError for what is negative or not finite, with the name given
 * @see {@link jensenShannon}
 */
export function shares(counts: readonly number[], name = "counts"): number[] | null {
  for (const count of counts) requireNonNegative(count, `a value of ${name}`);
  const total = sum(counts);
  return total === 0 ? null : counts.map((count) => count / total);
}

/**
 * The shares of two distributions over the same categories.
 *
 * @param names of the arguments, for errors
 * @returns null where one of them is empty
 * @throws RangeError for unequal lengths and for what is negative or not finite
 */
export function sharePair(
  p: readonly number[],
  q: readonly number[],
  [pName, qName]: readonly [string, string] = ["p", "q"],
): readonly (readonly [number, number])[] | null {
  requireSameLength(p, pName, q, qName);
  const [ofP, ofQ] = [shares(p, pName), shares(q, qName)];
  return ofP === null || ofQ === null ? null : ofP.map((share, k) => [share, ofQ[k]!]);
}
