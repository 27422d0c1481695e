import normalCdf from "@stdlib/stats-base-dists-normal-cdf";
import { sum } from "d3-array";
import { requireConfidence, requireNonNegative } from "./checks.js";
import { chiSquarePValue } from "./chi-square-p-value.js";
import { type Estimate, type Reason, undefinedEstimate } from "./estimate.js";
import { twoSidedT } from "./two-sided-t.js";
import { twoSidedZ } from "./two-sided-z.js";

/** What one study (market, month, team …) found: a value and the variance of its error. */
export interface StudyEffect {
  readonly value: number;
  readonly variance: number;
}

export interface KnappHartung {
  readonly standardError: number;
  readonly lower: number;
  readonly upper: number;
}

export interface RandomEffects {
  /** Of the mean. */
  readonly standardError: number;
  /** value / standardError, and its two-sided normal p value. */
  readonly z: number;
  readonly pValue: number;
  /** τ²: the variance of the studies' true values, ≥ 0. */
  readonly tau2: number;
  /** Cochran's Q, about k − 1 where all true values are equal, and its chi-square p value. */
  readonly q: number;
  readonly qPValue: number;
  /** I² in 0..1: the part of the variation that is not chance. */
  readonly i2: number;
  /** H² = 1/(1 − I²) ≥ 1. */
  readonly h2: number;
  /** Where the true value of another study lies. */
  readonly prediction: { readonly lower: number; readonly upper: number };
  /** The mean's limits from how studies really differ, with t(k − 1); null for one study. No width where all values are equal: the
   *  formula's edge, not certainty. */
  readonly knappHartung: KnappHartung | null;
  /** The studies' true values as estimated, shrunk towards the mean; in the order given. */
  readonly shrunken: readonly number[];
}

export type RandomEffectsEstimate = Estimate & { readonly effects: RandomEffects | null };

/**
 * The mean of studies whose true values differ, given the variance τ² of these: weights 1/(v_i + τ²).
 *
 *     limits μ ± z·se, se² = 1/Σw;  prediction μ ± z·√(τ² + se²);  Knapp-Hartung μ ± t(k − 1)·√(Σ w(y − μ)²/((k − 1)Σw))
 *
 * I² and H² take the typical variance (k − 1)Σw₀/((Σw₀)² − Σw₀²), w₀ = 1/v.
 *
 * @param studies y and v each
 * @param tau2 estimates τ² ≥ 0 from at least two studies; one study gets 0
 * @param confidence between 0 and 1
 * @returns in the unit of the values; `no-data` without studies; `no-variation` where a study has variance 0 and would outweigh all others
 * @throws RangeError for a variance that is negative and values that are not finite
 * @see Higgins & Thompson (2002), Statistics in Medicine 21, 1539–1558; Knapp & Hartung (2003), Statistics in Medicine 22, 2693–2710
 */
export function randomEffects(
  studies: readonly StudyEffect[],
  tau2: (studies: readonly StudyEffect[]) => number,
  confidence: number,
): RandomEffectsEstimate {
  requireConfidence(confidence);
  for (const { value, variance } of studies) {
    if (!Number.isFinite(value)) throw new RangeError(`value must be a finite number, not ${value}.`);
    requireNonNegative(variance, "variance");
  }
  const nothing = (reason: Reason) => ({ ...undefinedEstimate(reason), effects: null });
  const k = studies.length;
  if (k === 0) return nothing("no-data");
  if (studies.some(({ variance }) => variance === 0)) return nothing("no-variation");

  const between = k === 1 ? 0 : tau2(studies);
  const { mean, weight, squares } = weighted(studies, between);
  const fixed = weighted(studies, 0);
  const standardError = 1 / Math.sqrt(weight);
  const margin = twoSidedZ(confidence);
  const predicted = margin * Math.sqrt(between + standardError ** 2);
  const typical = ((k - 1) * fixed.weight) / (fixed.weight ** 2 - fixed.weightSquared);
  const h2 = between === 0 ? 1 : 1 + between / typical;
  const z = mean / standardError;
  return {
    value: mean,
    lower: mean - margin * standardError,
    upper: mean + margin * standardError,
    reason: null,
    effects: {
      standardError,
      z,
      pValue: 2 * normalCdf(-Math.abs(z), 0, 1),
      tau2: between,
      q: fixed.squares,
      qPValue: k === 1 ? 1 : chiSquarePValue(fixed.squares, k - 1),
      i2: 1 - 1 / h2,
      h2,
      prediction: { lower: mean - predicted, upper: mean + predicted },
      knappHartung: k === 1 ? null : knappHartung(mean, Math.sqrt(squares / ((k - 1) * weight)), confidence, k),
      shrunken: studies.map(({ value, variance }) => (between * value + variance * mean) / (between + variance)),
    },
  };
}

/** Weighted mean, sums of weights, and Σ w(y − mean)², with weights 1/(v + τ²). */
export function weighted(studies: readonly StudyEffect[], tau2: number) {
  const weights = studies.map(({ variance }) => 1 / (variance + tau2));
  const weight = sum(weights);
  const mean = sum(studies, ({ value }, i) => weights[i]! * value) / weight;
  return {
    mean,
    weight,
    weightSquared: sum(weights, (w) => w ** 2),
    squares: sum(studies, ({ value }, i) => weights[i]! * (value - mean) ** 2),
  };
}

function knappHartung(mean: number, standardError: number, confidence: number, k: number): KnappHartung {
  const margin = twoSidedT(confidence, k - 1) * standardError;
  return { standardError, lower: mean - margin, upper: mean + margin };
}
