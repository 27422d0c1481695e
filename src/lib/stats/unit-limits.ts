import { sum } from "d3-array";
import { twoSidedT } from "./two-sided-t.js";

/** Each unit's own value of a coefficient; `units` that share it. */
export type UnitValues = readonly { readonly value: number; readonly units: number }[];

/**
 * Standard error and limits of a coefficient that is, to first order, the mean of its units' values:
 *
 *     se = √(Σ_units (u − κ)² / (n(n − 1))),  limits κ ± t(n − 1)·se, the upper one at most 1
 *
 * @param value the coefficient, κ
 * @param values of n ≥ 2 units
 * @param confidence between 0 and 1
 * @returns standard error ≥ 0 and limits in the unit of the coefficient; without width where all units are alike
 * @see Gwet (2014), Handbook of Inter-Rater Reliability, 4th ed., ch. 5
 */
export function unitLimits(value: number, values: UnitValues, confidence: number) {
  const n = sum(values, ({ units }) => units);
  const squares = sum(values, (unit) => unit.units * (unit.value - value) ** 2);
  const standardError = Math.sqrt(squares / (n * (n - 1)));
  const margin = twoSidedT(confidence, n - 1) * standardError;
  return { value, lower: value - margin, upper: Math.min(1, value + margin), reason: null, standardError };
}
