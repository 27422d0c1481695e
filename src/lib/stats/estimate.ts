/**
 * The shape every estimator answers in. Degenerate data is an answer, not an error: what cannot
 * be computed is null with a typed reason, never NaN and never an exception.
 */

/**
 * Why a value or its limits are null.
 * - `no-data`: nothing to estimate from (n = 0, or no unit with two labels).
 * - `too-few`: fewer observations than the formula needs (a variance from one item or one block).
 * - `no-variation`: the data do not vary where the formula divides by variation (chance agreement is 1; all replicates equal).
 * - `single-cluster`: one cluster says nothing of how clusters differ.
 * - `undefined-replicate`: the value is undefined with one of the blocks left out.
 * - `zero-cell`: a cell without a count makes a ratio 0 or infinite, and its logarithm without a standard error.
 * - `not-positive`: a value of 0 or below has no logarithm.
 * - `no-finite-estimate`: the data fit ever better towards the edge of the model, or lie beyond it (all or nothing in every unit).
 * - `incomplete`: labels are missing, and the formula needs every unit to have the same number of them.
 * - `unreachable`: no sample, however large, gives what is asked for.
 * - `collinear`: some predictor follows from the others (a constant one from the intercept), so their effects cannot be told apart.
 * - `separation`: predictors tell the two outcomes apart without error, so the likelihood has no maximum.
 * - `not-comparable`: what is compared falls into parts without a link, or of which one always wins: no finite difference.
 * - `no-convergence`: the iterations ended before the value stood still.
 */
export type Reason =
  | "no-data"
  | "too-few"
  | "no-variation"
  | "single-cluster"
  | "undefined-replicate"
  | "zero-cell"
  | "not-positive"
  | "no-finite-estimate"
  | "incomplete"
  | "unreachable"
  | "collinear"
  | "separation"
  | "not-comparable"
  | "no-convergence";

/** A value without limits, or the reason why there is none. */
export type Point =
  | { readonly value: number; readonly reason: null }
  | { readonly value: null; readonly reason: Reason };

/**
 * A value with a two-sided interval. `reason` explains the first null: of the value, else of the limits.
 * `reason === null` narrows all three to numbers.
 */
export type Estimate =
  | { readonly value: number; readonly lower: number; readonly upper: number; readonly reason: null }
  | { readonly value: number; readonly lower: null; readonly upper: null; readonly reason: Reason }
  | { readonly value: null; readonly lower: null; readonly upper: null; readonly reason: Reason };

/** The estimate without a value. */
export function undefinedEstimate(reason: Reason): Estimate & { readonly value: null } {
  return { value: null, lower: null, upper: null, reason };
}

/** The estimate whose value is known and whose limits are not. */
export function withoutLimits(value: number, reason: Reason): Estimate & { readonly lower: null } {
  return { value, lower: null, upper: null, reason };
}
