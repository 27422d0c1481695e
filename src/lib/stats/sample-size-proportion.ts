import { requireCount, requireShare } from "./checks.js";
import { twoSidedZ } from "./two-sided-z.js";

export interface ProportionSampleOptions {
  /** Between 0 and 1. Default: 0.95. */
  readonly confidence?: number;
  /** Units there are to sample from, N; Infinity for many. Default: Infinity. */
  readonly population?: number;
}

export interface ProportionSampleSize {
  /** n₀: units needed of an unlimited population, not rounded. */
  readonly unlimited: number;
  /** Units needed of this population, not rounded. */
  readonly exact: number;
  /** Units to sample: `exact` rounded up. */
  readonly n: number;
}

/**
 * How many units to sample so that a share is known to ± margin.
 *
 *     n₀ = z² p(1 − p)/margin²,  of a population of N: n₀/(1 + (n₀ − 1)/N)
 *
 * @param p the share expected, in 0..1; ½ is the safe choice
 * @param margin half the interval's width, as a share, greater than 0
 * @returns units, never more than the population; 0 where p is 0 or 1 or there is no unit
 * @throws RangeError for p outside 0..1, a margin that is not greater than 0 and a population that is no count
 * @see Cochran (1977), Sampling Techniques, 3rd ed., eq. 4.1 and 4.2
 */
export function sampleSizeProportion(
  p: number,
  margin: number,
  { confidence = 0.95, population = Infinity }: ProportionSampleOptions = {},
): ProportionSampleSize {
  requireShare(p, "p");
  if (!(margin > 0)) throw new RangeError(`margin must be greater than 0, not ${margin}.`);
  if (population !== Infinity) requireCount(population, "population");
  const unlimited = (twoSidedZ(confidence) ** 2 * p * (1 - p)) / margin ** 2;
  const exact = unlimited === 0 ? 0 : ofPopulation(unlimited, population);
  return { unlimited, exact, n: Math.ceil(exact) };
}

/** n₀/(1 + (n₀ − 1)/N), without the difference from 1 that a tiny n₀ is lost in. */
function ofPopulation(unlimited: number, population: number): number {
  return population === Infinity ? unlimited : (unlimited * population) / (unlimited + Math.max(0, population - 1));
}
