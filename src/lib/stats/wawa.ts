import type { CodedLabels } from "./coded-labels.js";
import type { Reason } from "./estimate.js";
import { labelsByItem } from "./labels-by-item.js";
import { majorityVoteOf } from "./majority-vote.js";
import { voteShares } from "./vote-shares.js";

export interface Wawa {
  /** Items × categories, row by row: share of the item's weighted votes, 0..1. */
  readonly shares: Float64Array;
  /** Per annotator the agreement with the majority, 0..1, which is the weight of their vote; null for one without labels. */
  readonly skills: readonly (number | null)[];
  /** `no-data` without labels; else null. */
  readonly reason: Reason | null;
}

/**
 * Worker agreement with aggregate: a majority vote, then a second one in which each annotator's vote weighs as much as
 * they agreed with the first.
 *
 * Every item has weight: whoever gave its majority label agreed with the majority once.
 *
 * @param labels any number per item and annotator, missing ones left out
 * @returns shares and skills in 0..1; `no-data`, all empty or null, without labels
 * @throws RangeError for codes that do not fit their columns
 * @see Appen (2021), Worker Agreement With Aggregate; as in crowd-kit (Ustalov, Pavlichenko & Tseitlin 2024, Journal of
 *   Open Source Software 9, 6227)
 */
export function wawa(labels: CodedLabels): Wawa {
  const sorted = labelsByItem(labels);
  const { agreement, reason } = majorityVoteOf(sorted);
  const weights = Float64Array.from(agreement, (skill) => skill ?? 0);
  return { shares: voteShares(sorted, weights), skills: agreement, reason };
}
