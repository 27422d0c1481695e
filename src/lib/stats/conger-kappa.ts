import { sum } from "d3-array";
import { type AgreementWeights, agreementWeight, ranks, type Weight } from "./agreement-weights.js";
import type { ChanceCorrectedEstimate } from "./chance-corrected-interval.js";
import { requireConfidence } from "./checks.js";
import { type Reason, undefinedEstimate, withoutLimits } from "./estimate.js";
import { labelPatterns, patternSums } from "./label-patterns.js";
import { unitLimits } from "./unit-limits.js";
import { weightedAgreement } from "./weighted-agreement.js";

export interface CongerOptions {
  /** `linear` and `quadratic` go by the categories' order. Default: `none`. */
  readonly weights?: AgreementWeights;
  /** Between 0 and 1. Default: 0.95. */
  readonly confidence?: number;
}

/**
 * Conger's kappa: Cohen's kappa of more than two raters who all labelled the same items. Chance is that two different raters
 * agree, each labelling by their own shares p_gk:
 *
 *     κ = (p_o − p_e)/(1 − p_e),  p_e = Σ_{g≠h} Σ_kl w_kl p_gk p_hl / (R(R − 1))
 *     se = √(Σ_items (u − κ)² / (n(n − 1))),  u = (a − p_e)/(1 − p_e) − 2(1 − κ)(e − p_e)/(1 − p_e),  limits κ ± t(n − 1)·se
 *     e = Σ_g Σ_k w_{k,x_g} Σ_{h≠g} p_hk / (R(R − 1)),  x_g the item's label by rater g;  a its mean weight of label pairs
 *
 * Rows, not counts: who gave which label together with whom does not follow from counts.
 *
 * @param ratings items × raters, null = no label; items without any label do not count
 * @param categories declared categories in order, also those nobody used
 * @returns κ and limits, at most 1; `no-data` without a pair of labels; `incomplete` where a rater has no label of some item;
 *   `no-variation` where p_e = 1; without limits, `too-few`, for one item. se = 0 is the formula's edge, not certainty
 * @throws RangeError for a label outside the categories
 * @see Conger (1980), Psychological Bulletin 88, 322–328; Gwet (2014), Handbook of Inter-Rater Reliability, 4th ed., ch. 2 and 5
 */
export function congerKappa<Label extends string | number>(
  ratings: readonly (readonly (Label | null)[])[],
  categories: readonly Label[],
  { weights = "none", confidence = 0.95 }: CongerOptions = {},
): ChanceCorrectedEstimate {
  requireConfidence(confidence);
  const rows = ratings.filter((row) => row.some((label) => label !== null));
  const sums = patternSums(labelPatterns(rows, categories));
  const weight = agreementWeight(weights, ranks(categories.length));
  const { value: observed, reason, units } = weightedAgreement(sums, weight);
  const nothing = (why: Reason, observedAgreement: number | null, chanceAgreement: number | null) => ({
    ...undefinedEstimate(why),
    ...{ observedAgreement, chanceAgreement, units, standardError: null },
  });
  if (observed === null) return nothing(reason, null, null);
  const raters = rows[0]!.length;
  if (rows.some((row) => row.length !== raters || row.includes(null))) return nothing("incomplete", observed, null);

  const position = new Map(categories.map((category, k) => [category, k]));
  const labels = rows.map((row) => row.map((label) => position.get(label!)!));
  const { agreement, ofItem } = chanceOf(labels, raters, categories.length, weight);
  if (agreement === 1) return nothing("no-variation", observed, agreement);
  const value = (observed - agreement) / (1 - agreement);
  const parts = { observedAgreement: observed, chanceAgreement: agreement, units };
  if (units < 2) return { ...withoutLimits(value, "too-few"), ...parts, standardError: null };
  const values = labels.map((item) => {
    const agreeing = sum(item, (k, g) => sum(item, (l, h) => (g === h ? 0 : weight(k, l)))) / (raters * (raters - 1));
    const scaled = agreeing - agreement - 2 * (1 - value) * (ofItem(item) - agreement);
    return { value: scaled / (1 - agreement), units: 1 };
  });
  return { ...unitLimits(value, values, confidence), ...parts };
}

/** p_e, and what an item's labels say of it. Whole numbers up to the last division, so that p_e = 1 is exact. */
function chanceOf(labels: readonly (readonly number[])[], raters: number, q: number, weight: Weight) {
  const given = Array.from({ length: raters }, (_, g) => {
    const counts = new Array<number>(q).fill(0);
    for (const item of labels) counts[item[g]!]!++;
    return counts;
  });
  const all = ranks(q).map((k) => sum(given, (counts) => counts[k]!));
  const ordered = raters * (raters - 1) * labels.length;
  /** Labels by all raters but g, and what they are worth beside a label of category k. */
  const worth = given.map((own) => all.map((_, k) => sum(all, (count, l) => weight(k, l) * (count - own[l]!))));
  const ofItem = (item: readonly number[]) => sum(item, (k, g) => worth[g]![k]!) / ordered;
  const total = sum(given, (own, g) => sum(own, (count, k) => count * worth[g]![k]!));
  return { agreement: total / (ordered * labels.length), ofItem };
}
