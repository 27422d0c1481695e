import type { AgreementSums } from "./agreement-sums.js";
import type { Weight } from "./agreement-weights.js";
import { categoryShares } from "./category-shares.js";
import type { Point } from "./estimate.js";
import { weightedAgreement } from "./weighted-agreement.js";

/** What a coefficient takes for agreement by chance. */
export interface Chance {
  /** p_e. */
  readonly agreement: number;
  /** e_k: what a label of category k says of p_e; a unit says Σ_k e_k r_k/r, and the mean of that over units is p_e. */
  readonly ofCategory: readonly number[];
}

/** Chance agreement from the shares π_k of all declared categories; null where they are too few for it. */
export type ChanceModel = (shares: readonly number[], weight: Weight) => Chance | null;

export type ChanceCorrectedPoint = Point & {
  /** p_o, weighted percent agreement; null without a unit of two labels. */
  readonly observedAgreement: number | null;
  /** p_e, likewise; also null where the categories are too few. */
  readonly chanceAgreement: number | null;
  /** Units with at least two labels. */
  readonly units: number;
};

/**
 * Agreement beyond chance for any number of annotators and any missing labels: the frame that AC1, AC2, Fleiss' kappa and
 * Brennan and Prediger's coefficient share. They differ in what they take for chance.
 *
 *     κ = (p_o − p_e)/(1 − p_e)
 *
 * p_o over units with r ≥ 2 labels, p_e from all units with a label.
 *
 * @param sums of the units compared, those with one label among them; with coincidences where weights are not 0 and 1
 * @returns κ ≤ 1; `no-data` without a unit of two labels; `no-variation` where p_e = 1 or the categories are too few
 * @throws RangeError for sums that contradict themselves
 * @see Gwet (2014), Handbook of Inter-Rater Reliability, 4th ed., ch. 2 and 3
 */
export function chanceCorrected(sums: AgreementSums, weight: Weight, model: ChanceModel): ChanceCorrectedPoint {
  const { value: observed, reason, units } = weightedAgreement(sums, weight);
  if (observed === null) return { value: null, reason, observedAgreement: null, chanceAgreement: null, units };
  const chance = model(categoryShares(sums), weight);
  const parts = { observedAgreement: observed, chanceAgreement: chance?.agreement ?? null, units };
  if (chance === null || chance.agreement === 1) return { value: null, reason: "no-variation", ...parts };
  return { value: (observed - chance.agreement) / (1 - chance.agreement), reason: null, ...parts };
}
