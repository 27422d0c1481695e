import { sum } from "d3-array";
import type { Weight } from "./agreement-weights.js";
import type { Chance } from "./chance-corrected.js";

/**
 * What Gwet's AC1 (weights 0 and 1) and AC2 (any other) take for chance: guessing on hard units only.
 *
 *     p_e = T/(q(q − 1)) Σ_k π_k(1 − π_k),  e_k = T/(q(q − 1)) (1 − π_k),  T = Σ_kl w_kl
 *
 * AC2 is `chanceCorrected(sums, agreementWeight("linear", values), gwetChance)`. All q declared categories count.
 *
 * @param shares π_k of all declared categories
 * @param weight of a pair of categories
 * @returns null for fewer than two categories
 * @see Gwet (2014), Handbook of Inter-Rater Reliability, 4th ed., ch. 2 and 5
 */
export function gwetChance(shares: readonly number[], weight: Weight): Chance | null {
  const q = shares.length;
  if (q < 2) return null;
  const scale = sum(shares, (_, k) => sum(shares, (_, l) => weight(k, l))) / (q * (q - 1));
  return {
    agreement: scale * sum(shares, (share) => share * (1 - share)),
    ofCategory: shares.map((share) => scale * (1 - share)),
  };
}
