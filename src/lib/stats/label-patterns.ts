import type { AgreementSums } from "./agreement-sums.js";

/** Units with the same number of labels of each category. */
export interface LabelPattern {
  /** r_k per declared category. */
  readonly counts: readonly number[];
  readonly units: number;
}

/** From rows of ratings: items × raters, null = no label. Items without any label are left out. */
export function labelPatterns<Label>(
  ratings: Iterable<readonly (Label | null)[]>,
  categories: readonly Label[],
): LabelPattern[] {
  throw new Error(`not yet: ${ratings} ${categories}`);
}

export function patternSums(patterns: Iterable<LabelPattern>): AgreementSums {
  throw new Error(`not yet: ${patterns}`);
}
