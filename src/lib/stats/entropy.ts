import { sum } from "d3-array";
import type { Point } from "./estimate.js";
import { shares } from "./shares.js";

export type Entropy = Point & {
  /** In bits. */
  readonly bits: number | null;
  /** In 0..1: of the greatest entropy that as many categories can have; null for a single category. */
  readonly normalised: number | null;
};

/**
 * Shannon's entropy of a distribution over categories, −Σ p ln p: how uncertain a label is, from 0 (all of one category) to ln k (all
 * k equally common). The plug-in estimate, which small samples bias downwards by about (k − 1)/2n.
 *
 * @param counts one count or weight per declared category, used or not
 * @returns nats ≥ 0; `no-data` where all counts are 0
 * @throws RangeError for what is negative or not finite
 * @see Shannon (1948); Miller (1955) for the bias
 */
export function entropy(counts: readonly number[]): Entropy {
  const p = shares(counts);
  if (p === null) return { value: null, reason: "no-data", bits: null, normalised: null };
  const value = entropyOfShares(p);
  const normalised = counts.length < 2 ? null : Math.min(1, value / Math.log(counts.length));
  return { value, reason: null, bits: value / Math.LN2, normalised };
}

/** In nats, of shares that add up to 1. */
export function entropyOfShares(p: readonly number[]): number {
  return Math.max(
    0,
    sum(p, (share) => (share === 0 ? 0 : -share * Math.log(share))),
  );
}
