import type { AgreementSums } from "./agreement-sums.js";
import { agreementWeight } from "./agreement-weights.js";
import { type ChanceCorrectedPoint, chanceCorrected } from "./chance-corrected.js";
import { gwetChance } from "./gwet-chance.js";

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
export function gwetAc1(sums: AgreementSums): ChanceCorrectedPoint {
  return chanceCorrected(sums, agreementWeight("none", []), gwetChance);
}
