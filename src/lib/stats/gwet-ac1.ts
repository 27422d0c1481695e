import { sum } from "d3-array";
import type { AgreementSums } from "./agreement-sums.js";
import { categoryShares } from "./category-shares.js";
import type { Point } from "./estimate.js";
import { percentAgreement } from "./percent-agreement.js";

export type Ac1Point = Point & {
  /** p_o, percent agreement; null without a unit of two labels. */
  readonly observedAgreement: number | null;
  /** p_e, likewise. */
  readonly chanceAgreement: number | null;
  /** Units with at least two labels. */
  readonly units: number;
};

/**
 * Gwet's AC1: agreement beyond chance, where chance is guessing on hard units only. Unlike kappa and α it does not
 * fall when nearly all labels are of one category.
 *
 *     AC1 = (p_o − p_e) / (1 − p_e),  p_e = Σ_k π_k(1 − π_k) / (q − 1),  π_k = (1/n) Σ_units r_k / r
 *
 * p_o is percent agreement over units with r ≥ 2 labels; π_k is over all n units with a label; q counts the declared
 * categories, also those nobody used, so a taxonomy's size matters.
 *
 * @param sums of the units compared, those with one label among them
 * @returns AC1 ≤ 1 (1 also when all labels are of one of several categories); `no-data` without a unit of two labels;
 *   `no-variation` where only one category is declared
 * @throws RangeError for sums that contradict themselves
 * @see Gwet (2008), British Journal of Mathematical and Statistical Psychology 61, 29–48; Gwet (2014), Handbook of
 *   Inter-Rater Reliability, 4th ed., ch. 2
 */
export function gwetAc1(sums: AgreementSums): Ac1Point {
  const { value: observed, reason, units } = percentAgreement(sums);
  if (observed === null) return { value: null, reason, observedAgreement: null, chanceAgreement: null, units };
  const shares = categoryShares(sums);
  if (shares.length < 2)
    return { value: null, reason: "no-variation", observedAgreement: observed, chanceAgreement: null, units };
  const chance = sum(shares, (share) => share * (1 - share)) / (shares.length - 1);
  const value = (observed - chance) / (1 - chance);
  return { value, reason: null, observedAgreement: observed, chanceAgreement: chance, units };
}
