import { sum } from "d3-array";
import type { Point } from "./estimate.js";
import { sharePair } from "./shares.js";

/**
 * Hellinger distance of two distributions, √(½ Σ (√p − √q)²): weighs a change of a rare category more than total variation does.
 *
 * @param p one count or weight per category
 * @param q over the same categories
 * @returns 0 (equal) to 1 (nothing in common); `no-data` where one of them is empty
 * @throws RangeError for unequal lengths and for what is negative or not finite
 * @see Hellinger (1909); Le Cam & Yang (2000), Asymptotics in Statistics, 2nd ed.
 */
export function hellinger(p: readonly number[], q: readonly number[]): Point {
  const pairs = sharePair(p, q);
  if (pairs === null) return { value: null, reason: "no-data" };
  const half = sum(pairs, ([a, b]) => (Math.sqrt(a) - Math.sqrt(b)) ** 2) / 2;
  return { value: Math.min(1, Math.sqrt(half)), reason: null };
}
