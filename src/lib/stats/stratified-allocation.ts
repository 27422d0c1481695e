import { sum } from "d3-array";
import { requireCount, requireNonNegative } from "./checks.js";
import type { Reason } from "./estimate.js";

/** A part of the population that is sampled on its own. */
export interface Stratum {
  /** Units in the stratum, N_h. */
  readonly population: number;
  /** Standard deviation expected within the stratum, S_h; √(p(1 − p)) of a share p. */
  readonly deviation: number;
}

/** Units to sample per stratum, not rounded, in the order given; null where undefined. */
export interface StratifiedAllocation {
  /** n·N_h/N; null without a population. */
  readonly proportional: readonly number[] | null;
  /** n·N_h S_h / Σ N S: the smallest variance, were there units enough; null where no stratum varies. */
  readonly neyman: readonly number[] | null;
  /** As `neyman`, with strata that would get more than all of their units taken whole and the rest allocated again. */
  readonly capped: readonly number[] | null;
  /** Variance of the stratified mean under `capped`; null where a stratum that varies gets nothing. */
  readonly cappedVariance: number | null;
  /** Why something is null. */
  readonly reason: Reason | null;
}

/**
 * How to divide a sample among strata.
 *
 *     V = Σ (N_h/N)² (1 − n_h/N_h) S_h²/n_h
 *
 * A stratum that does not vary gets nothing of Neyman's allocation and adds nothing to the variance.
 *
 * @param strata the whole population
 * @param n units to sample, ≥ 0; what exceeds the units of the strata that vary is not allocated by `capped`
 * @returns real numbers; `no-data` without a population, `no-variation` where no stratum varies, `too-few` for n = 0
 * @throws RangeError for populations that are no counts and deviations or n below 0
 * @see Neyman (1934), Journal of the Royal Statistical Society 97, 558–625; Cochran (1977), Sampling Techniques, 3rd ed., ch. 5
 */
export function stratifiedAllocation(strata: readonly Stratum[], n: number): StratifiedAllocation {
  requireNonNegative(n, "n");
  for (const { population, deviation } of strata) {
    requireCount(population, "population");
    requireNonNegative(deviation, "deviation");
  }
  const total = sum(strata, ({ population }) => population);
  if (total === 0) return { proportional: null, neyman: null, capped: null, cappedVariance: null, reason: "no-data" };
  const proportional = strata.map(({ population }) => (n * population) / total);
  const neyman = neymanShares(strata, n);
  if (neyman === null) return { proportional, neyman, capped: null, cappedVariance: null, reason: "no-variation" };
  const capped = cappedAllocation(strata, n);
  const varying = strata.map((stratum, h) => ({ ...stratum, sample: capped[h]! })).filter(varies);
  if (varying.some(({ sample }) => sample === 0))
    return { proportional, neyman, capped, cappedVariance: null, reason: "too-few" };
  const cappedVariance = sum(varying, ({ population, deviation, sample }) => {
    const untouched = 1 - sample / population;
    return ((population / total) ** 2 * untouched * deviation ** 2) / sample;
  });
  return { proportional, neyman, capped, cappedVariance, reason: null };
}

const varies = ({ population, deviation }: Stratum) => population * deviation > 0;

/** In proportion to N_h S_h; null where no stratum varies. */
function neymanShares(strata: readonly Stratum[], n: number): number[] | null {
  const total = sum(strata, ({ population, deviation }) => population * deviation);
  return total === 0 ? null : strata.map(({ population, deviation }) => (n * population * deviation) / total);
}

/** Each round takes at least one more stratum whole, so there are no more rounds than strata. */
function cappedAllocation(strata: readonly Stratum[], n: number): number[] {
  const whole = new Set<Stratum>();
  for (;;) {
    const open = strata.filter((stratum) => !whole.has(stratum));
    const left = n - sum(whole, ({ population }) => population);
    const shares = neymanShares(open, Math.max(0, left)) ?? open.map(() => 0);
    const over = open.filter(({ population }, h) => shares[h]! > population);
    if (over.length === 0) {
      const byStratum = new Map(open.map((stratum, h) => [stratum, shares[h]!]));
      return strata.map((stratum) => byStratum.get(stratum) ?? stratum.population);
    }
    for (const stratum of over) whole.add(stratum);
  }
}
