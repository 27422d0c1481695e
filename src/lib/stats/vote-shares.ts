import type { LabelsByItem } from "./labels-by-item.js";

/**
 * Each item's labels as shares of its votes, every annotator's vote counting as much as their weight.
 *
 * @param weights ≥ 0 per annotator; by default all 1
 * @returns items × categories, row by row, each row adding up to 1; a row whose votes all weigh 0 is all 0
 * @see {@link latentClassEm}
 */
export function voteShares(labels: LabelsByItem, weights?: ArrayLike<number>): Float64Array {
  const { start, annotator, category, items, categories } = labels;
  const shares = new Float64Array(items * categories);
  for (let i = 0; i < items; i++) {
    const row = i * categories;
    let total = 0;
    for (let label = start[i]!; label < start[i + 1]!; label++) {
      const weight = weights === undefined ? 1 : weights[annotator[label]!]!;
      shares[row + category[label]!]! += weight;
      total += weight;
    }
    if (total > 0) for (let k = 0; k < categories; k++) shares[row + k]! /= total;
  }
  return shares;
}
