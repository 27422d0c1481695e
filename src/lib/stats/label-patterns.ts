import { type AgreementSums, normalisedAgreement } from "./agreement-sums.js";
import { requireCount } from "./checks.js";

/** Units that have the same number of labels of each category: all that coefficients and their standard errors need. */
export interface LabelPattern {
  /** r_k per declared category, used or not. */
  readonly counts: readonly number[];
  /** Units with these counts. */
  readonly units: number;
}

/**
 * Counts rows of ratings by pattern.
 *
 * @param ratings items × raters, null = no label; rows may differ in length
 * @param categories declared categories in order, also those nobody used
 * @returns one pattern per distinct label counts, in order of first appearance; items without any label are left out
 * @throws RangeError for a label outside the categories
 * @see {@link krippendorffAlpha}
 */
export function labelPatterns<Label extends string | number>(
  ratings: Iterable<readonly (Label | null)[]>,
  categories: readonly Label[],
): LabelPattern[] {
  const position = new Map(categories.map((category, k) => [category, k]));
  const patterns = new Map<string, { readonly counts: number[]; units: number }>();
  for (const row of ratings) {
    const counts = categories.map(() => 0);
    for (const label of row) {
      if (label === null) continue;
      const k = position.get(label);
      if (k === undefined)
        throw new RangeError(
          `Label ${JSON.stringify(label)} is not among the categories ${JSON.stringify(categories)}.`,
        );
      counts[k]!++;
    }
    if (counts.every((count) => count === 0)) continue;
    const key = counts.join();
    const pattern = patterns.get(key);
    if (pattern === undefined) patterns.set(key, { counts, units: 1 });
    else pattern.units++;
  }
  return [...patterns.values()];
}

/** Labels of a unit: r = Σ r_k. */
export function labelsPerUnit(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}

/** Ordered pairs of equal labels in a unit: Σ r_k(r_k − 1). */
export function agreeingPairs(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count * (count - 1), 0);
}

/**
 * The agreement sums of patterns, with coincidences: from here counts and rows take the same way.
 *
 * @param patterns of the units compared; those without any label do not count
 * @returns one cell per number of labels, ascending; empty without labels
 * @throws RangeError for counts that are no whole numbers ≥ 0 and patterns of different categories
 */
export function patternSums(patterns: Iterable<LabelPattern>): AgreementSums {
  const cells = [];
  for (const { counts, units } of patterns) {
    requireCount(units, "units");
    const labels = labelsPerUnit(counts);
    if (labels === 0) continue;
    const coincidences: number[] = [];
    for (const [j, count] of counts.entries())
      for (const other of counts.slice(j + 1)) coincidences.push(units * count * other);
    cells.push({
      labels,
      units,
      agreeing: units * agreeingPairs(counts),
      labelCounts: counts.map((count) => units * count),
      coincidences,
    });
  }
  return normalisedAgreement(cells);
}
