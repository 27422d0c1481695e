import type { Reason } from "./estimate.js";

/** One unit's observations: an annotator's decisions and errors, a policy's rows and overturns. */
export interface UnitCounts {
  /** Observations with the property, a whole number 0..n. */
  readonly x: number;
  /** Observations. */
  readonly n: number;
}

/** How the units' true rates are spread: Beta(alpha, beta). */
export interface BetaPrior {
  /** alpha/(alpha + beta), in 0..1. */
  readonly mean: number;
  /** alpha + beta, as if so many observations came with every unit: 0 (no pooling) to Infinity (all units have the mean). */
  readonly precision: number;
  /** null where the precision is infinite, like beta. */
  readonly alpha: number | null;
  readonly beta: number | null;
  /** ρ = 1/(1 + precision), 0..1: how alike two observations of one unit are, 0 with complete pooling. */
  readonly correlation: number;
}

/** A prior from data, or the reason why there is none. */
export type BetaPriorFit =
  | { readonly prior: BetaPrior; readonly reason: null }
  | { readonly prior: null; readonly reason: Reason };

/**
 * The Beta distribution of units' true rates from its mean and its precision, alpha + beta: how many observations it is worth.
 *
 * @param mean in 0..1
 * @param precision 0..Infinity
 * @returns alpha = mean · precision and beta = (1 − mean) · precision, null of complete pooling, where precision is infinite; and the
 *   correlation of two observations of one unit
 * @see Skellam (1948), Journal of the Royal Statistical Society B 10, 257–261
 */
export function betaPrior(mean: number, precision: number): BetaPrior {
  const pooled = precision === Infinity;
  return {
    mean,
    precision,
    alpha: pooled ? null : mean * precision,
    beta: pooled ? null : (1 - mean) * precision,
    correlation: 1 / (1 + precision),
  };
}
