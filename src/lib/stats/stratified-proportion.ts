import { sum } from "d3-array";
import { requireCount, requirePart } from "./checks.js";
import { type Estimate, type Reason, undefinedEstimate, withoutLimits } from "./estimate.js";
import { twoSidedZ } from "./two-sided-z.js";

/** A sampled part of the population. */
export interface SampledStratum {
  /** Units in the stratum, N_h. */
  readonly population: number;
  /** Sampled units, n_h. */
  readonly n: number;
  /** Sampled units with the property, x_h. */
  readonly x: number;
}

export type StratifiedEstimate = Estimate & {
  /** null where undefined. */
  readonly standardError: number | null;
};

/**
 * The share of a population that has a property, from simple random samples of its strata, without replacement.
 *
 *     p = Σ W_h p_h,  se² = Σ W_h² (1 − n_h/N_h) p_h(1 − p_h)/(n_h − 1),  W_h = N_h/N,  p_h = x_h/n_h
 *
 * Limits p ± z·se, not clipped: with few events they may leave 0..1, and say so that the sample is too small for them.
 *
 * @param strata all of the population; a stratum without units does not count, one sampled whole adds no variance
 * @param confidence between 0 and 1
 * @returns a share in 0..1; `no-data` without a population or where a stratum has no sample; without limits, `too-few`, where one has
 *   a single unit of several sampled
 * @throws RangeError for numbers that are no counts, and more units sampled than there are, or with the property than sampled
 * @see Cochran (1977), Sampling Techniques, 3rd ed., eq. 5.52 and 5.53
 */
export function stratifiedProportion(strata: readonly SampledStratum[], confidence = 0.95): StratifiedEstimate {
  const quantile = twoSidedZ(confidence);
  for (const { population, n, x } of strata) {
    requireCount(population, "population");
    requireCount(n, "n");
    requireCount(x, "x");
    requirePart(x, "x", n, "n");
    requirePart(n, "n", population, "population");
  }
  const filled = strata.filter(({ population }) => population > 0);
  const total = sum(filled, ({ population }) => population);
  const nothing = (reason: Reason) => ({ ...undefinedEstimate(reason), standardError: null });
  if (total === 0 || filled.some(({ n }) => n === 0)) return nothing("no-data");
  const value = sum(filled, ({ population, n, x }) => (population / total) * (x / n));
  const sampled = filled.filter(({ population, n }) => n < population);
  if (sampled.some(({ n }) => n < 2)) return { ...withoutLimits(value, "too-few"), standardError: null };
  const variance = sum(sampled, ({ population, n, x }) => {
    const p = x / n;
    return ((population / total) ** 2 * (1 - n / population) * p * (1 - p)) / (n - 1);
  });
  const standardError = Math.sqrt(variance);
  const margin = quantile * standardError;
  return { value, lower: value - margin, upper: value + margin, reason: null, standardError };
}
