import { sum } from "d3-array";
import type { Point } from "./estimate.js";
import { sharePair } from "./shares.js";

/**
 * Total variation distance of two distributions, ½ Σ |p − q|: the share of units that would have to change category to turn one into
 * the other.
 *
 * @param p one count or weight per category
 * @param q over the same categories
 * @returns 0 (equal) to 1 (nothing in common); `no-data` where one of them is empty
 * @throws RangeError for unequal lengths and for what is negative or not finite
 * @see Levin & Peres (2017), Markov Chains and Mixing Times, 2nd ed., ch. 4
 */
export function totalVariation(p: readonly number[], q: readonly number[]): Point {
  const pairs = sharePair(p, q);
  if (pairs === null) return { value: null, reason: "no-data" };
  return { value: Math.min(1, sum(pairs, ([a, b]) => Math.abs(a - b)) / 2), reason: null };
}
