import type { CodedLabels } from "./coded-labels.js";
import type { Reason } from "./estimate.js";
import { type LabelsByItem, labelsByItem } from "./labels-by-item.js";
import { voteShares } from "./vote-shares.js";

export interface MajorityVote {
  /** Items × categories, row by row: share of the item's labels, 0..1. */
  readonly shares: Float64Array;
  /** Per item the categories with most votes, ascending; several where they tie. */
  readonly winners: readonly (readonly number[])[];
  /** Per annotator the share of their labels equal to the item's first winner, 0..1; null for one without labels. */
  readonly agreement: readonly (number | null)[];
  /** `no-data` without labels, when all is empty or null; else null. */
  readonly reason: Reason | null;
}

/**
 * Majority vote: the category that most annotators gave to the item, and how often each annotator is with the majority.
 * A tie falls to the category declared first, which `winners` shows.
 *
 * An annotator's own label counts in the majority they are held against, so agreement flatters where items have few labels:
 * of two labels that differ, one is always right.
 *
 * @param labels any number per item and annotator, missing ones left out
 * @returns shares and agreement in 0..1; `no-data`, all empty or null, without labels
 * @throws RangeError for codes that do not fit their columns
 * @see Sheng, Provost & Ipeirotis (2008), Get Another Label?, KDD 14, 614–622
 */
export function majorityVote(labels: CodedLabels): MajorityVote {
  return majorityVoteOf(labelsByItem(labels));
}

/** The same from labels that are sorted already. */
export function majorityVoteOf(labels: LabelsByItem): MajorityVote {
  const { start, annotator, category, items, annotators, categories } = labels;
  const shares = voteShares(labels);
  const winners: number[][] = [];
  const given = new Uint32Array(annotators);
  const agreeing = new Uint32Array(annotators);
  for (let i = 0; i < items; i++) {
    const best = mostVoted(shares.subarray(i * categories, (i + 1) * categories));
    winners.push(best);
    for (let label = start[i]!; label < start[i + 1]!; label++) {
      given[annotator[label]!]!++;
      if (category[label] === best[0]) agreeing[annotator[label]!]!++;
    }
  }
  const agreement = Array.from(given, (n, a) => (n === 0 ? null : agreeing[a]! / n));
  return { shares, winners, agreement, reason: items === 0 ? "no-data" : null };
}

/** Equal numbers of votes give equal shares to the last bit, being divided by the same total. */
function mostVoted(shares: Float64Array): number[] {
  let best: number[] = [];
  let most = 0;
  for (let k = 0; k < shares.length; k++) {
    const share = shares[k]!;
    if (share > most) {
      best = [k];
      most = share;
    } else if (share === most && most > 0) best.push(k);
  }
  return best;
}
