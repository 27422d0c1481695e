import { sum } from "d3-array";
import type { Weight } from "./agreement-weights.js";
import type { Chance } from "./chance-corrected.js";

/**
 * What Brennan and Prediger's coefficient takes for chance: every declared category as likely as any other.
 *
 *     p_e = e_k = T/q²,  T = Σ_kl w_kl
 *
 * The coefficient is `chanceCorrected(sums, weight, brennanPredigerChance)`; for two annotators without missing labels and
 * weights of 0 and 1 it is PABAK. All q declared categories count, so a taxonomy's size matters.
 *
 * @param shares one per declared category; only their number matters
 * @param weight of a pair of categories
 * @returns chance agreement in 0..1, the same for every unit
 * @see Brennan & Prediger (1981), Educational and Psychological Measurement 41, 687–699; Gwet (2014), Handbook of
 *   Inter-Rater Reliability, 4th ed., ch. 2 and 3
 */
export function brennanPredigerChance(shares: readonly number[], weight: Weight): Chance {
  const agreement = sum(shares, (_, k) => sum(shares, (_, l) => weight(k, l))) / shares.length ** 2;
  return { agreement, ofCategory: shares.map(() => agreement) };
}
