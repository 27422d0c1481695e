import { mean, variance } from "d3-array";
import { type BetaPriorFit, betaPrior, type UnitCounts } from "./beta-prior.js";
import { observedUnits } from "./observed-units.js";

/**
 * The spread of units' true rates from mean and variance of the observed ones, every unit counting the same:
 *
 *     alpha + beta = m(1 − m)/v − 1,  v with n − 1
 *
 * Naive: what chance adds to the observed rates is taken for spread, so it shrinks too little where units are small; see
 * `betaBinomialMoments`.
 *
 * @param units those without observations do not enter
 * @returns `no-data` without observations; complete pooling for one unit and for equal rates; `no-finite-estimate` where rates
 *   vary more than any Beta distribution does, as 0 and 1 from two units
 * @throws RangeError for negative or fractional counts and x > n
 * @see Casella (1985), The American Statistician 39, 83–87
 */
export function betaBinomialRateMoments(units: readonly UnitCounts[]): BetaPriorFit {
  const rates = observedUnits(units).map(({ x, n }) => x / n);
  const m = mean(rates);
  if (m === undefined) return { prior: null, reason: "no-data" };
  const v = variance(rates) ?? 0;
  const precision = v === 0 ? Infinity : (m * (1 - m)) / v - 1;
  return precision < 0
    ? { prior: null, reason: "no-finite-estimate" }
    : { prior: betaPrior(m, precision), reason: null };
}
