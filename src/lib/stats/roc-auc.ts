import { sum } from "d3-array";
import { type Estimate, undefinedEstimate, withoutLimits } from "./estimate.js";
import { type ScoredOutcomes, sortedOutcomes } from "./scored-outcomes.js";
import { twoSidedZ } from "./two-sided-z.js";

export type AucEstimate = Estimate & {
  /** DeLong's; null where undefined. */
  readonly standardError: number | null;
};

/**
 * The area under the ROC curve: the probability that a positive item scores higher than a negative one, ties counting half; with
 * DeLong's standard error.
 *
 *     AUC = mean over positives of V,  V = (negatives below + ½ negatives at its score)/N;  W likewise of each negative
 *     se² = s²_V/P + s²_W/N,  limits AUC ± z·se, clipped to 0..1
 *
 * @param outcomes by score; only the order of scores matters
 * @param confidence between 0 and 1
 * @returns 0..1, ½ for scores that tell nothing; `no-data` without outcomes, `no-variation` where all outcomes are the same; without
 *   limits, `too-few`, for one positive or one negative. Scores that separate perfectly give se = 0: the formula's edge, not certainty
 * @throws RangeError for a score that is not finite and counts that are no whole numbers ≥ 0
 * @see DeLong, DeLong & Clarke-Pearson (1988), Biometrics 44, 837–845
 */
export function rocAuc(outcomes: ScoredOutcomes, confidence = 0.95): AucEstimate {
  const quantile = twoSidedZ(confidence);
  const cells = sortedOutcomes(outcomes);
  const positives = sum(cells, (cell) => cell.positives);
  const negatives = sum(cells, (cell) => cell.negatives);
  if (positives === 0 || negatives === 0) {
    const reason = positives + negatives === 0 ? "no-data" : "no-variation";
    return { ...undefinedEstimate(reason), standardError: null };
  }
  let positivesBelow = 0;
  let negativesBelow = 0;
  const placed = cells.map((cell) => {
    const ofPositive = (negativesBelow + cell.negatives / 2) / negatives;
    const ofNegative = 1 - (positivesBelow + cell.positives / 2) / positives;
    positivesBelow += cell.positives;
    negativesBelow += cell.negatives;
    return { ...cell, ofPositive, ofNegative };
  });
  const auc = sum(placed, (cell) => cell.positives * cell.ofPositive) / positives;
  if (positives < 2 || negatives < 2) return { ...withoutLimits(auc, "too-few"), standardError: null };
  const squares = {
    positive: sum(placed, (cell) => cell.positives * (cell.ofPositive - auc) ** 2),
    negative: sum(placed, (cell) => cell.negatives * (cell.ofNegative - auc) ** 2),
  };
  const standardError = Math.sqrt(
    squares.positive / (positives * (positives - 1)) + squares.negative / (negatives * (negatives - 1)),
  );
  const margin = quantile * standardError;
  const [lower, upper] = [Math.max(0, auc - margin), Math.min(1, auc + margin)];
  return { value: auc, lower, upper, reason: null, standardError };
}
