import { sum } from "d3-array";
import { requireConfidence } from "./checks.js";
import { type Estimate, undefinedEstimate, withoutLimits } from "./estimate.js";
import { agreeingPairs, type LabelPattern, labelsPerUnit, patternSums } from "./label-patterns.js";
import { percentAgreement } from "./percent-agreement.js";
import { unitLimits } from "./unit-limits.js";

export type PercentAgreementEstimate = Estimate & {
  /** Units with at least two labels. */
  readonly units: number;
  /** null where undefined. */
  readonly standardError: number | null;
};

/**
 * Percent agreement with its standard error over units as the sample: inference to more units by these annotators.
 *
 *     se = √(Σ_units (n/n₂·a − p_o)² / (n(n − 1))),  a = Σ_k r_k(r_k − 1) / (r(r − 1)), 0 where r = 1
 *
 * over all n units with a label, n₂ of them with two or more; limits p_o ± t(n − 1)·se, clipped to 0..1.
 *
 * @param patterns of the units compared, those with one label among them
 * @param confidence between 0 and 1
 * @returns a share in 0..1; `no-data` without a unit of two labels; without limits, `too-few`, for n = 1. Where all units
 *   agree alike se is 0 and the limits close on the value: the formula's edge, not certainty
 * @throws RangeError for counts that are no whole numbers ≥ 0
 * @see Gwet (2014), Handbook of Inter-Rater Reliability, 4th ed., ch. 5
 */
export function percentAgreementInterval(
  patterns: readonly LabelPattern[],
  confidence = 0.95,
): PercentAgreementEstimate {
  requireConfidence(confidence);
  const { value, reason, units } = percentAgreement(patternSums(patterns));
  if (value === null) return { ...undefinedEstimate(reason), units, standardError: null };
  const labelled = patterns.filter(({ counts }) => labelsPerUnit(counts) > 0);
  const n = sum(labelled, (pattern) => pattern.units);
  if (n < 2) return { ...withoutLimits(value, "too-few"), units, standardError: null };
  const values = labelled.map(({ counts, units: alike }) => {
    const labels = labelsPerUnit(counts);
    const agreeing = labels < 2 ? 0 : agreeingPairs(counts) / (labels * (labels - 1));
    return { value: (n / units) * agreeing, units: alike };
  });
  const limits = unitLimits(value, values, confidence);
  return { ...limits, lower: Math.max(0, limits.lower), units };
}
