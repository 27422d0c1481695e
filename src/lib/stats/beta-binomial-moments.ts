import { sum } from "d3-array";
import { type BetaPriorFit, betaPrior, type UnitCounts } from "./beta-prior.js";
import { observedUnits } from "./observed-units.js";

/**
 * The spread of units' true rates by Kleinman's method of moments, units weighing as many as their observations: what the observed
 * rates vary beyond chance.
 *
 *     ρ = (S − p(1 − p)(k − 1)) / (p(1 − p)(N − Σn²/N − (k − 1))),  S = Σ n(p_i − p)²,  alpha + beta = 1/ρ − 1
 *
 * with p = Σx/N, N = Σn, k units; ρ clipped to 0..1.
 *
 * @param units those without observations do not enter
 * @returns `no-data` without observations; complete pooling (ρ = 0) where rates vary no more than by chance, for one unit and where
 *   no unit has two observations, which cannot tell; precision 0 where ρ = 1
 * @throws RangeError for negative or fractional counts and x > n
 * @see Kleinman (1973), JASA 68, 46–54
 */
export function betaBinomialMoments(units: readonly UnitCounts[]): BetaPriorFit {
  const observed = observedUnits(units);
  const k = observed.length;
  if (k === 0) return { prior: null, reason: "no-data" };
  const all = sum(observed, ({ n }) => n);
  const p = sum(observed, ({ x }) => x) / all;
  const chance = p * (1 - p);
  const spread = sum(observed, ({ x, n }) => n * (x / n - p) ** 2);
  // N − Σn²/N − (k − 1), term by term: 0 exactly for one unit and for units of one observation each.
  const room = sum(observed, ({ n }) => (n * (all - n)) / all) - (k - 1);
  const excess = spread - chance * (k - 1);
  const rho = chance === 0 || room <= 1e-9 * k ? 0 : Math.min(1, Math.max(0, excess / (chance * room)));
  return { prior: betaPrior(p, 1 / rho - 1), reason: null };
}
