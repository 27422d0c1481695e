import { sum } from "d3-array";
import { type AgreementCell, type AgreementSums, normalisedAgreement } from "./agreement-sums.js";
import type { Weight } from "./agreement-weights.js";
import type { PercentAgreementPoint } from "./percent-agreement.js";

/**
 * Percent agreement with partial credit: the mean over units with r ≥ 2 labels of the mean weight of their label pairs.
 *
 *     p_o = (1/n₂) Σ_units Σ_k r_k(Σ_l w_kl r_l − 1) / (r(r − 1))
 *
 * Units with one label do not count. With weights of 0 and 1 it is percent agreement.
 *
 * @param sums of the units compared, with coincidences unless all categories are worth 0 to each other
 * @returns a share in 0..1; `no-data` without a unit of two labels
 * @throws RangeError for sums that contradict themselves, or coincidences missing
 * @see Gwet (2014), Handbook of Inter-Rater Reliability, 4th ed., ch. 3
 */
export function weightedAgreement(sums: AgreementSums, weight: Weight): PercentAgreementPoint {
  const cells = normalisedAgreement(sums).filter((cell) => cell.labels >= 2);
  const units = sum(cells, (cell) => cell.units);
  if (units === 0) return { value: null, reason: "no-data", units };
  const worth = sum(cells, (cell) => (cell.agreeing + partly(cell, weight)) / (cell.labels * (cell.labels - 1)));
  return { value: worth / units, reason: null, units };
}

/** Σ over ordered pairs of unequal labels of their weight. */
function partly({ labelCounts, coincidences }: AgreementCell, weight: Weight): number {
  let worth = 0;
  let pair = 0;
  for (let j = 0; j < labelCounts.length; j++)
    for (let k = j + 1; k < labelCounts.length; k++, pair++) {
      const each = weight(j, k);
      if (each === 0) continue;
      if (coincidences === null)
        throw new RangeError("Weighted agreement needs coincidences (pair_j_k), and these sums hold none.");
      worth += 2 * each * coincidences[pair]!;
    }
  return worth;
}
