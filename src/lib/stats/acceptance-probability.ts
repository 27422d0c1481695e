import binomialCdf from "@stdlib/stats-base-dists-binomial-cdf";
import logpmf from "@stdlib/stats-base-dists-hypergeometric-logpmf";
import { sum } from "d3-array";
import { requireCount, requirePart, requireShare } from "./checks.js";

/** A rule of acceptance sampling: a lot is accepted when at most c of n sampled units are bad. */
export interface SamplingPlan {
  /** Units sampled. */
  readonly n: number;
  /** Bad units tolerated. */
  readonly c: number;
}

/**
 * The probability that a sampling plan accepts work of which a share p is bad: a point of its operating characteristic curve.
 * Of a large lot, P(X ≤ c) of Binomial(n, p); of a lot of N, of Hypergeometric with round(pN) bad units.
 *
 * @param p share of bad units, in 0..1
 * @param lot units in the lot, N; Infinity for many. pN is rounded to the nearest whole number, halves to the even one
 * @returns 0..1; 1 without a sample
 * @throws RangeError for numbers that are no counts, p outside 0..1 and a sample larger than the lot
 * @see Montgomery (2013), Introduction to Statistical Quality Control, 7th ed., ch. 15
 */
export function acceptanceProbability({ n, c }: SamplingPlan, p: number, lot = Infinity): number {
  requireCount(n, "n");
  requireCount(c, "c");
  requireShare(p, "p");
  if (c >= n) return 1;
  if (lot === Infinity) return binomialCdf(c, n, p);
  requireCount(lot, "lot");
  requirePart(n, "n", lot, "lot");
  const bad = roundHalfToEven(p * lot);
  const possible = Array.from({ length: Math.min(c, bad) + 1 }, (_, found) => found);
  return Math.min(
    1,
    sum(possible, (found) => Math.exp(logpmf(found, lot, bad, n))),
  );
}

/** Unlike Math.round, which rounds all halves up and so makes lots worse than they are. */
function roundHalfToEven(value: number): number {
  const below = Math.floor(value);
  if (value - below !== 0.5) return Math.round(value);
  return below % 2 === 0 ? below : below + 1;
}
