import { sum } from "d3-array";
import type { Point } from "./estimate.js";
import { sharePair } from "./shares.js";

/**
 * Kullback–Leibler divergence of p from q, Σ p ln(p/q): what it costs to take q for p. Not symmetric.
 *
 * @param p one count or weight per category
 * @param q over the same categories
 * @returns nats ≥ 0, infinite where p holds what q does not; `no-data` where one of them is empty
 * @throws RangeError for unequal lengths and for what is negative or not finite
 * @see Kullback & Leibler (1951)
 */
export function klDivergence(p: readonly number[], q: readonly number[]): Point {
  const pairs = sharePair(p, q);
  if (pairs === null) return { value: null, reason: "no-data" };
  const value = sum(pairs, ([a, b]) => (a === 0 ? 0 : b === 0 ? Infinity : a * Math.log(a / b)));
  return { value: Math.max(0, value), reason: null };
}
