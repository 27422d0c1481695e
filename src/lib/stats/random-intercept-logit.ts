import { rollups, sum } from "d3-array";
import type { UnitCounts } from "./beta-prior.js";
import type { Reason } from "./estimate.js";
import { gaussHermite, type QuadratureNode } from "./gauss-hermite.js";
import { maximumOverGrid } from "./maximum-over-grid.js";
import { observedUnits } from "./observed-units.js";

/** A unit under the model. */
export interface RandomIntercept {
  /** The likeliest deviation from the intercept, in logits, given the unit's observations; 0 without any. */
  readonly deviation: number;
  /** The rate that goes with it, in 0..1. */
  readonly rate: number;
}

export type RandomInterceptFit =
  | {
      /** The logit of a typical unit's rate (its median, not the mean rate). */
      readonly intercept: number;
      /** Of the units' logits, ≥ 0; 0: they vary no more than by chance. */
      readonly standardDeviation: number;
      /** In the order given. */
      readonly units: readonly RandomIntercept[];
      readonly reason: null;
    }
  | { readonly intercept: null; readonly standardDeviation: null; readonly units: null; readonly reason: Reason };

/** Standard deviations in logits to start the search from; the last is more than any data can tell from infinite. */
const STANDARD_DEVIATIONS = [0, 0.05, 0.1, 0.2, 0.4, 0.8, 1.2, 1.8, 2.7, 4, 6, 9, 14, 20];

/**
 * Units' rates with a random intercept: logit p_i = β + b_i, b_i ~ N(0, sd²), β and sd by maximum likelihood with each unit's
 * integral by adaptive Gauss-Hermite quadrature around its mode.
 * Costs some hundred passes over the distinct units, each `points` wide: for hundreds of units, not for many thousands in a page.
 *
 * @param units those without observations do not enter the fit and get deviation 0
 * @param points of the quadrature: 1 is Laplace's approximation, which is poor for units of few observations; 25 is exact for most
 * @returns `no-data` without observations; `no-finite-estimate` where all observations have the property or none has, and where every
 *   unit is so all or nothing that sd grows without bound; sd = 0, complete pooling, where rates vary no more than by chance, for
 *   one unit and where no unit has two observations
 * @throws RangeError for negative or fractional counts and x > n
 * @see Pinheiro & Bates (1995), Journal of Computational and Graphical Statistics 4, 12–35; Bates et al. (2015), Journal of
 *   Statistical Software 67(1)
 */
export function randomInterceptLogit(units: readonly UnitCounts[], points = 25): RandomInterceptFit {
  const observed = observedUnits(units);
  const nothing = (reason: Reason) => ({ intercept: null, standardDeviation: null, units: null, reason });
  if (observed.length === 0) return nothing("no-data");
  const [hits, all] = [sum(observed, ({ x }) => x), sum(observed, ({ n }) => n)];
  if (hits === 0 || hits === all) return nothing("no-finite-estimate");
  const pooled = Math.log(hits / (all - hits));

  const nodes = gaussHermite(points);
  const patterns = rollups(
    observed,
    (alike) => ({ ...alike[0]!, units: alike.length }),
    ({ x, n }) => `${x} of ${n}`,
  ).map(([, pattern]) => pattern);
  const logLikelihood = (intercept: number, sd: number) =>
    sum(patterns, (pattern) => pattern.units * logIntegral(pattern, intercept, sd, nodes));
  const likeliestIntercept = (sd: number) => {
    // The logit of a mean rate is nearer 0 than the mean logit, the more so the more units vary.
    const [centre, reach] = [pooled * Math.sqrt(1 + 0.35 * sd ** 2), 1 + 2 * sd];
    return maximumOverGrid((intercept) => logLikelihood(intercept, sd), [centre - reach, centre, centre + reach]);
  };
  const complete = logLikelihood(pooled, 0);
  // One observation each does not show how units vary: any sd fits as well as 0.
  const telling = observed.some(({ n }) => n > 1);
  const profile = (sd: number) => (sd === 0 ? complete : likeliestIntercept(sd).value);
  const { at, value } = telling ? maximumOverGrid(profile, STANDARD_DEVIATIONS) : { at: 0, value: complete };
  if (at >= STANDARD_DEVIATIONS.at(-2)!) return nothing("no-finite-estimate");
  // What rounding alone makes better than complete pooling is not better.
  const standardDeviation = value <= complete + 1e-12 * Math.abs(complete) ? 0 : at;
  const intercept = standardDeviation === 0 ? pooled : likeliestIntercept(standardDeviation).at;
  return {
    intercept,
    standardDeviation,
    units: units.map((unit) => {
      const deviation = standardDeviation * mode(unit, intercept, standardDeviation);
      return { deviation, rate: logistic(intercept + deviation) };
    }),
    reason: null,
  };
}

const logistic = (logit: number) => 1 / (1 + Math.exp(-logit));

/** ln P(x | β + sd·u) − u²/2, without the binomial coefficient. */
function logJoint({ x, n }: UnitCounts, intercept: number, sd: number, u: number): number {
  const logit = intercept + sd * u;
  return x * logit - n * (Math.max(0, logit) + Math.log1p(Math.exp(-Math.abs(logit)))) - u ** 2 / 2;
}

/** ln ∫ P(x | β + sd·u) φ(u) du. */
function logIntegral(unit: UnitCounts, intercept: number, sd: number, nodes: readonly QuadratureNode[]): number {
  const centre = mode(unit, intercept, sd);
  const rate = logistic(intercept + sd * centre);
  const scale = 1 / Math.sqrt(1 + sd ** 2 * unit.n * rate * (1 - rate));
  const peak = logJoint(unit, intercept, sd, centre);
  let mass = 0;
  for (const { at, weight } of nodes) {
    const height = logJoint(unit, intercept, sd, centre + Math.SQRT2 * scale * at);
    mass += weight * Math.exp(height - peak + at * at);
  }
  return peak + Math.log(scale * mass) - Math.log(Math.PI) / 2;
}

/** The u that makes logJoint largest: Newton's steps, halving the bracket where they would not stay inside; at most 100, to 1e-12. */
function mode({ x, n }: UnitCounts, intercept: number, sd: number): number {
  let [low, high] = [-sd * (n - x), sd * x];
  let u = Math.min(high, Math.max(low, 0));
  for (let k = 0; k < 100; k++) {
    const rate = logistic(intercept + sd * u);
    const slope = sd * (x - n * rate) - u;
    if (slope > 0) low = u;
    else high = u;
    const newton = u + slope / (1 + sd ** 2 * n * rate * (1 - rate));
    const next = newton > low && newton < high ? newton : (low + high) / 2;
    if (Math.abs(next - u) <= 1e-12 * (1 + Math.abs(u))) return next;
    u = next;
  }
  return u;
}
