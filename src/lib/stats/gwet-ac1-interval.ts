import { sum } from "d3-array";
import { categoryShares } from "./category-shares.js";
import { requireConfidence } from "./checks.js";
import { type Estimate, undefinedEstimate, withoutLimits } from "./estimate.js";
import { gwetAc1 } from "./gwet-ac1.js";
import { agreeingPairs, type LabelPattern, labelsPerUnit, patternSums } from "./label-patterns.js";
import { twoSidedT } from "./two-sided-t.js";

export type Ac1Estimate = Estimate & {
  /** p_o, percent agreement; null without a unit of two labels. */
  readonly observedAgreement: number | null;
  /** p_e, likewise. */
  readonly chanceAgreement: number | null;
  /** Units with at least two labels. */
  readonly units: number;
  /** null where undefined. */
  readonly standardError: number | null;
};

/**
 * Gwet's AC1 with its standard error over units as the sample: inference to more units by these annotators.
 *
 *     se = √(Σ_units (u − AC1)² / (n(n − 1))),  limits AC1 ± t(n − 1)·se, the upper one at most 1
 *     u = (n/n₂)(a − p_e·[r ≥ 2])/(1 − p_e) − 2(1 − AC1)(e − p_e)/(1 − p_e)
 *     a = Σ_k r_k(r_k − 1)/(r(r − 1)), 0 where r = 1;  e = Σ_k (1 − π_k)·r_k/r / (q − 1)
 *
 * over all n units with a label, n₂ of them with two or more; see {@link gwetAc1} for the rest.
 *
 * @param patterns of the units compared, those with one label among them
 * @param confidence between 0 and 1
 * @returns AC1 and limits, at most 1; `no-data` and `no-variation` as {@link gwetAc1}; without limits, `too-few`, for n = 1.
 *   Where all units are alike se is 0 and the limits close on the value: the formula's edge, not certainty
 * @throws RangeError for counts that are no whole numbers ≥ 0
 * @see Gwet (2008), British Journal of Mathematical and Statistical Psychology 61, 29–48; Gwet (2014), Handbook of
 *   Inter-Rater Reliability, 4th ed., ch. 5
 */
export function gwetAc1Interval(patterns: readonly LabelPattern[], confidence = 0.95): Ac1Estimate {
  requireConfidence(confidence);
  const sums = patternSums(patterns);
  const { value, reason, observedAgreement, chanceAgreement, units } = gwetAc1(sums);
  const parts = { observedAgreement, chanceAgreement, units };
  if (value === null) return { ...undefinedEstimate(reason), ...parts, standardError: null };
  const labelled = patterns.filter(({ counts }) => labelsPerUnit(counts) > 0);
  const n = sum(labelled, (pattern) => pattern.units);
  if (n < 2) return { ...withoutLimits(value, "too-few"), ...parts, standardError: null };

  const chance = chanceAgreement!;
  const shares = categoryShares(sums);
  const squares = sum(labelled, ({ counts, units: alike }) => {
    const labels = labelsPerUnit(counts);
    const excess = labels < 2 ? 0 : agreeingPairs(counts) / (labels * (labels - 1)) - chance;
    const expected = sum(counts, (count, k) => ((1 - shares[k]!) * count) / labels) / (shares.length - 1);
    const unit = ((n / units) * excess - 2 * (1 - value) * (expected - chance)) / (1 - chance);
    return alike * (unit - value) ** 2;
  });
  const standardError = Math.sqrt(squares / (n * (n - 1)));
  const margin = twoSidedT(confidence, n - 1) * standardError;
  const [lower, upper] = [value - margin, Math.min(1, value + margin)];
  return { value, lower, upper, reason: null, ...parts, standardError };
}
