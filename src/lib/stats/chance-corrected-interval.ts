import { sum } from "d3-array";
import type { Weight } from "./agreement-weights.js";
import { categoryShares } from "./category-shares.js";
import { type ChanceCorrectedPoint, type ChanceModel, chanceCorrected } from "./chance-corrected.js";
import { requireConfidence } from "./checks.js";
import { type Estimate, undefinedEstimate, withoutLimits } from "./estimate.js";
import { type LabelPattern, labelsPerUnit, patternSums } from "./label-patterns.js";
import { type UnitValues, unitLimits } from "./unit-limits.js";

export type ChanceCorrectedEstimate = Estimate &
  Omit<ChanceCorrectedPoint, "value" | "reason"> & {
    /** null where undefined. */
    readonly standardError: number | null;
  };

/**
 * A chance-corrected coefficient with its standard error over units as the sample: inference to more units by these annotators.
 *
 *     se = √(Σ_units (u − κ)² / (n(n − 1))),  limits κ ± t(n − 1)·se, the upper one at most 1
 *     u = (n/n₂)(a − p_e·[r ≥ 2])/(1 − p_e) − 2(1 − κ)(e − p_e)/(1 − p_e)
 *     a = Σ_k r_k(Σ_l w_kl r_l − 1)/(r(r − 1)), 0 where r = 1;  e = Σ_k e_k r_k/r, the unit's part in p_e
 *
 * over all n units with a label, n₂ of them with two or more; see {@link chanceCorrected} for the rest.
 *
 * @param patterns of the units compared, those with one label among them
 * @param confidence between 0 and 1
 * @returns κ and limits, at most 1; `no-data` and `no-variation` as {@link chanceCorrected}; without limits, `too-few`, for n = 1.
 *   Where all units are alike se is 0 and the limits close on the value: the formula's edge, not certainty
 * @throws RangeError for counts that are no whole numbers ≥ 0
 * @see Gwet (2008), British Journal of Mathematical and Statistical Psychology 61, 29–48; Gwet (2014), Handbook of
 *   Inter-Rater Reliability, 4th ed., ch. 5
 */
export function chanceCorrectedInterval(
  patterns: readonly LabelPattern[],
  weight: Weight,
  model: ChanceModel,
  confidence = 0.95,
): ChanceCorrectedEstimate {
  requireConfidence(confidence);
  const sums = patternSums(patterns);
  const { value, reason, ...parts } = chanceCorrected(sums, weight, model);
  if (value === null) return { ...undefinedEstimate(reason), ...parts, standardError: null };
  const labelled = patterns.filter(({ counts }) => labelsPerUnit(counts) > 0);
  const n = sum(labelled, (pattern) => pattern.units);
  if (n < 2) return { ...withoutLimits(value, "too-few"), ...parts, standardError: null };

  const chance = model(categoryShares(sums), weight)!;
  const values: UnitValues = labelled.map(({ counts, units }) => {
    const labels = labelsPerUnit(counts);
    const excess = labels < 2 ? 0 : unitAgreement(counts, labels, weight) - chance.agreement;
    const part = sum(counts, (count, k) => (count * chance.ofCategory[k]!) / labels);
    const scaled = (n / parts.units) * excess - 2 * (1 - value) * (part - chance.agreement);
    return { value: scaled / (1 - chance.agreement), units };
  });
  return { ...unitLimits(value, values, confidence), ...parts };
}

/** The mean weight of a unit's ordered label pairs. */
function unitAgreement(counts: readonly number[], labels: number, weight: Weight): number {
  const worth = sum(counts, (count, k) => count * (sum(counts, (other, l) => weight(k, l) * other) - 1));
  return worth / (labels * (labels - 1));
}
