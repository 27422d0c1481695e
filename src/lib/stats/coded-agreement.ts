import { type AgreementCell, type AgreementSums, normalisedAgreement } from "./agreement-sums.js";
import type { CodedLabels } from "./coded-labels.js";
import { labelsByItem } from "./labels-by-item.js";

/**
 * The agreement sums of a table of labels, with coincidences: what α, AC1 and percent agreement need, from a million labels.
 *
 * @param labels any number per item and annotator, missing ones left out
 * @returns one cell per number of labels, ascending; empty without labels
 * @throws RangeError for codes that do not fit their columns
 */
export function codedAgreementSums(labels: CodedLabels): AgreementSums {
  const { start, category, items, categories } = labelsByItem(labels);
  const cells = new Map<number, Sums>();
  const counts = new Uint32Array(categories);
  const used: number[] = [];
  for (let i = 0; i < items; i++) {
    const from = start[i]!;
    const to = start[i + 1]!;
    const cell = cells.get(to - from) ?? noSums(categories);
    cells.set(to - from, cell);
    cell.units++;
    for (let label = from; label < to; label++) {
      const k = category[label]!;
      if (counts[k]!++ === 0) used.push(k);
    }
    for (const j of used) {
      const count = counts[j]!;
      cell.labelCounts[j]! += count;
      cell.agreeing += count * (count - 1);
      for (const k of used) if (j < k) cell.coincidences[pair(j, k, categories)]! += count * counts[k]!;
    }
    for (const k of used) counts[k] = 0;
    used.length = 0;
  }
  return normalisedAgreement(
    Array.from(cells, ([size, { units, agreeing, labelCounts, coincidences }]): AgreementCell => {
      const lists = { labelCounts: Array.from(labelCounts), coincidences: Array.from(coincidences) };
      return { labels: size, units, agreeing, ...lists };
    }),
  );
}

interface Sums {
  units: number;
  agreeing: number;
  readonly labelCounts: Float64Array;
  readonly coincidences: Float64Array;
}

const noSums = (categories: number): Sums => ({
  units: 0,
  agreeing: 0,
  labelCounts: new Float64Array(categories),
  coincidences: new Float64Array((categories * (categories - 1)) / 2),
});

/** The place of j < k in the order 1–2, 1–3, …, 2–3, … */
const pair = (j: number, k: number, categories: number): number => (j * (2 * categories - j - 1)) / 2 + k - j - 1;
