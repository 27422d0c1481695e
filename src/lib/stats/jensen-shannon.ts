import { sum } from "d3-array";
import type { Point } from "./estimate.js";
import { sharePair } from "./shares.js";

export type JensenShannon = Point & {
  /** In nats, 0..ln 2. */
  readonly nats: number | null;
  /** In bits, 0..1. */
  readonly bits: number | null;
};

/**
 * Jensen–Shannon distance of two distributions: the root of the mean divergence, in bits, of each from their mean. A metric, finite
 * also where categories are empty.
 *
 * @param p one count or weight per category
 * @param q over the same categories
 * @returns 0 (equal) to 1 (nothing in common); `no-data` where one of them is empty
 * @throws RangeError for unequal lengths and for what is negative or not finite
 * @see Lin (1991); Endres & Schindelin (2003), IEEE Transactions on Information Theory 49, 1858–1860
 */
export function jensenShannon(p: readonly number[], q: readonly number[]): JensenShannon {
  const pairs = sharePair(p, q);
  if (pairs === null) return { value: null, reason: "no-data", nats: null, bits: null };
  const nats = sum(pairs, ([a, b]) => (a + b === 0 ? 0 : ((a + b) / 4) * excess((a - b) / (a + b))));
  const bits = Math.min(1, nats / Math.LN2);
  return { value: Math.sqrt(bits), reason: null, nats: Math.min(Math.LN2, nats), bits };
}

/** (1 + δ) ln(1 + δ) + (1 − δ) ln(1 − δ), in a form that keeps its digits where δ is small. */
function excess(delta: number): number {
  return Math.abs(delta) === 1 ? 2 * Math.LN2 : Math.log1p(-delta * delta) + 2 * delta * Math.atanh(delta);
}
