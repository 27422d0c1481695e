import { max, sum } from "d3-array";
import { type BetaPrior, betaPrior, type UnitCounts } from "./beta-prior.js";
import type { Reason } from "./estimate.js";
import { maximumOverGrid } from "./maximum-over-grid.js";
import { observedUnits } from "./observed-units.js";
import { rootBetween } from "./root-between.js";

export type BetaBinomialFit =
  | {
      readonly prior: BetaPrior;
      /** Σ ln B(x + alpha, n − x + beta) − ln B(alpha, beta), without the binomial coefficients. */
      readonly logLikelihood: number;
      readonly reason: null;
    }
  | { readonly prior: null; readonly logLikelihood: null; readonly reason: Reason };

/** ρ: none, then four to a factor of ten, and towards 1 as close. */
const CORRELATIONS = [
  0,
  ...Array.from({ length: 28 }, (_, i) => 10 ** (-7 + i / 4)),
  ...Array.from({ length: 12 }, (_, i) => 1 - 10 ** (-(i + 1) / 2)),
].sort((a, b) => a - b);

/**
 * The spread of units' true rates by maximum likelihood of the beta-binomial distribution, mean and precision together.
 *
 * With θ = 1/precision the likelihood is Σ_units Σ_j ln(m + jθ) [j < x] + ln(1 − m + jθ) [j < n − x] − ln(1 + jθ) [j < n]: no gamma
 * functions to cancel, and θ = 0 is the binomial. For each ρ = θ/(1 + θ) it is concave in m; the best ρ is searched for over all of
 * 0..1, so a second hill does not deceive. Costs a few hundred sums over 0..max n.
 *
 * @param units those without observations do not enter
 * @returns `no-data` without observations; complete pooling where no spread is more likely than any, as for one unit; `no-finite-estimate`
 *   where the likelihood grows up to ρ = 1, as where each of several units is all or nothing
 * @throws RangeError for negative or fractional counts and x > n
 * @see Skellam (1948), JRSS B 10, 257–261; Smith (1983), Applied Statistics 32, 196–204 (AS 189)
 */
export function betaBinomialLikelihood(units: readonly UnitCounts[]): BetaBinomialFit {
  const observed = observedUnits(units);
  if (observed.length === 0) return { prior: null, logLikelihood: null, reason: "no-data" };
  const hits = unitsAbove(observed.map(({ x }) => x));
  const misses = unitsAbove(observed.map(({ x, n }) => n - x));
  const all = unitsAbove(observed.map(({ n }) => n));
  const pooled = sum(hits) / sum(all);
  const logLikelihood = (m: number, theta: number) =>
    logSum(hits, m, theta) + logSum(misses, 1 - m, theta) - logSum(all, 1, theta);
  const complete = {
    prior: betaPrior(pooled, Infinity),
    logLikelihood: logLikelihood(pooled, 0),
    reason: null,
  } as const;
  if (pooled === 0 || pooled === 1) return complete;

  const likeliestMean = (theta: number) =>
    rootBetween((m) => slopeSum(hits, m, theta) - slopeSum(misses, 1 - m, theta), 0, 1);
  const profile = (rho: number) => {
    const theta = rho / (1 - rho);
    return rho === 0 ? complete.logLikelihood : logLikelihood(likeliestMean(theta), theta);
  };
  const { at: rho, value } = maximumOverGrid(profile, CORRELATIONS);
  // What rounding alone makes better than complete pooling is not better.
  if (value <= complete.logLikelihood + 1e-13 * sum(all)) return complete;
  if (rho >= CORRELATIONS.at(-2)!) return { prior: null, logLikelihood: null, reason: "no-finite-estimate" };
  const theta = rho / (1 - rho);
  return { prior: betaPrior(likeliestMean(theta), 1 / theta), logLikelihood: value, reason: null };
}

/** How many of the counts are greater than j, for j = 0 … max − 1. */
function unitsAbove(counts: readonly number[]): Float64Array {
  const above = new Float64Array(max(counts) ?? 0);
  for (const count of counts) if (count > 0) above[count - 1]! += 1;
  for (let j = above.length - 2; j >= 0; j--) above[j]! += above[j + 1]!;
  return above;
}

/** Σ_j units_j · ln(share + jθ). */
function logSum(units: Float64Array, share: number, theta: number): number {
  let result = 0;
  for (let j = 0; j < units.length; j++) result += units[j]! * Math.log(share + j * theta);
  return result;
}

/** Its derivative by share. */
function slopeSum(units: Float64Array, share: number, theta: number): number {
  let result = 0;
  for (let j = 0; j < units.length; j++) result += units[j]! / (share + j * theta);
  return result;
}
