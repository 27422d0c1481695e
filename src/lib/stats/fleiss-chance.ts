import { sum } from "d3-array";
import type { Weight } from "./agreement-weights.js";
import type { Chance } from "./chance-corrected.js";

/**
 * What Fleiss' kappa takes for chance: labels drawn from the shares of all annotators together.
 *
 *     p_e = Σ_kl w_kl π_k π_l,  e_k = Σ_l ½(w_kl + w_lk) π_l
 *
 * Fleiss' kappa, also with missing labels and partial credit, is `chanceCorrected(sums, weight, fleissChance)`; for two annotators
 * without missing labels it is Scott's π. p_e is 1, and kappa undefined, where all labels are of one category. A category that
 * nobody used changes nothing.
 *
 * @param shares π_k of the declared categories
 * @param weight of a pair of categories
 * @returns chance agreement in 0..1 and each category's part in it
 * @see Fleiss (1971), Psychological Bulletin 76, 378–382; Gwet (2014), Handbook of Inter-Rater Reliability, 4th ed., ch. 2 and 3
 */
export function fleissChance(shares: readonly number[], weight: Weight): Chance {
  const ofCategory = shares.map((_, k) => sum(shares, (share, l) => weight(k, l) * share));
  return { agreement: sum(shares, (share, k) => share * ofCategory[k]!), ofCategory };
}
