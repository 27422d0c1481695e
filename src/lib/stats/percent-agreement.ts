import { sum } from "d3-array";
import { type AgreementSums, normalisedAgreement } from "./agreement-sums.js";
import type { Point } from "./estimate.js";

export type PercentAgreementPoint = Point & {
  /** Units with at least two labels. */
  readonly units: number;
};

/**
 * Percent agreement: the mean over units with r ≥ 2 labels of the share of label pairs that agree.
 *
 *     p_o = (1/n₂) Σ_units Σ_k r_k(r_k − 1) / (r(r − 1))
 *
 * Every unit counts the same, whatever its number of labels. Units with one label do not count.
 *
 * @param sums of the units compared
 * @returns a share in 0..1; `no-data` without a unit of two labels
 * @throws RangeError for sums that contradict themselves
 * @see Gwet (2014), Handbook of Inter-Rater Reliability, 4th ed., ch. 2
 */
export function percentAgreement(sums: AgreementSums): PercentAgreementPoint {
  const cells = normalisedAgreement(sums).filter((cell) => cell.labels >= 2);
  const units = sum(cells, (cell) => cell.units);
  if (units === 0) return { value: null, reason: "no-data", units };
  const agreeing = sum(cells, (cell) => cell.agreeing / (cell.labels * (cell.labels - 1)));
  return { value: agreeing / units, reason: null, units };
}
