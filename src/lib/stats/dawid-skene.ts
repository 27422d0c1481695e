import type { CodedLabels } from "./coded-labels.js";
import { confusionRows, labelsByItem } from "./labels-by-item.js";
import { type EmOptions, type LatentClasses, latentClassEm, PROBABILITY_FLOOR } from "./latent-class-em.js";

export interface DawidSkene extends LatentClasses {
  /**
   * confusion[annotator][true][given], probabilities 0..1 that add up to 1 over `given`, after the last M step; a row is null where the
   * annotator is not expected to have met that category (fewer than 1e-6 of their labels).
   */
  readonly confusion: readonly (readonly (readonly number[] | null)[])[];
}

/** Expected labels of a category below which nothing is known of it. */
const UNMET = 1e-6;

/**
 * Dawid & Skene's model: every item has one hidden true category, every annotator a confusion matrix, and labels of an item
 * are independent given its category. Maximum likelihood by expectation maximisation, from vote shares.
 *
 *     prior_t = mean_i q_it,   P(given = g | a, true = t) ∝ Σ_{labels of a that are g} q_it,   q_it ∝ prior_t · Π_labels P(g | a, t)
 *
 * It finds no more than the labels hold: with few labels per annotator and category the matrices are noise, and annotators who
 * err alike pass for right. Prior and counts that would be 0 are floored at 1e-10.
 *
 * @param labels any number per item and annotator, missing ones left out
 * @param options iterations and tolerance
 * @returns posterior, prior and confusion; `no-data`, all empty, without labels. `converged` is false where the iterations
 *   ran out first: the values are then those so far
 * @throws RangeError for codes that do not fit their columns, a negative or fractional number of iterations, a negative tolerance
 * @see Dawid & Skene (1979), Journal of the Royal Statistical Society C 28, 20–28
 */
export function dawidSkene(labels: CodedLabels, options: EmOptions = {}): DawidSkene {
  const sorted = labelsByItem(labels);
  const { start, annotator, category, items, annotators, categories } = sorted;
  // Expected labels, at (annotator·categories + given)·categories + true.
  const counts = new Float64Array(annotators * categories * categories);
  const gave = new Uint8Array(annotators * categories);
  for (let label = 0; label < annotator.length; label++) gave[annotator[label]! * categories + category[label]!] = 1;

  const rows = confusionRows(sorted);
  const count = (posterior: Float64Array): void => {
    counts.fill(0);
    for (let i = 0; i < items; i++) {
      const from = i * categories;
      for (let label = start[i]!, end = start[i + 1]!; label < end; label++) {
        const row = rows[label]!;
        for (let t = 0; t < categories; t++) counts[row + t]! += posterior[from + t]!;
      }
    }
  };
  /** Σ over the labels the annotator gives of the floored counts. */
  const flooredTotal = (a: number, t: number): number => {
    let total = 0;
    for (let g = 0; g < categories; g++)
      if (gave[a * categories + g])
        total += Math.max(counts[(a * categories + g) * categories + t]!, PROBABILITY_FLOOR);
    return total;
  };
  const maximise = (posterior: Float64Array, given: Float64Array): void => {
    count(posterior);
    for (let a = 0; a < annotators; a++)
      for (let t = 0; t < categories; t++) {
        const total = flooredTotal(a, t);
        for (let g = 0; g < categories; g++) {
          const at = (a * categories + g) * categories + t;
          if (gave[a * categories + g]) given[at] = Math.max(counts[at]!, PROBABILITY_FLOOR) / total;
        }
      }
  };

  const classes = latentClassEm(sorted, maximise, options);
  const codes = Array.from({ length: categories }, (_, k) => k);
  const confusion = Array.from({ length: annotators }, (_, a) =>
    codes.map((t) => {
      const expected = codes.map((g) => counts[(a * categories + g) * categories + t]!);
      if (expected.reduce((x, y) => x + y, 0) < UNMET) return null;
      const total = flooredTotal(a, t);
      return codes.map((g) => (gave[a * categories + g] ? Math.max(expected[g]!, PROBABILITY_FLOOR) / total : 0));
    }),
  );
  return { ...classes, confusion };
}
