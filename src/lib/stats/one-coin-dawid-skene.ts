import type { CodedLabels } from "./coded-labels.js";
import { labelsByItem } from "./labels-by-item.js";
import { type EmOptions, type LatentClasses, latentClassEm, PROBABILITY_FLOOR } from "./latent-class-em.js";

export interface OneCoinDawidSkene extends LatentClasses {
  /** Per annotator the probability of giving the true category, 0..1, after the last M step; null for one without labels. */
  readonly accuracy: readonly (number | null)[];
}

/**
 * Dawid & Skene's model with one parameter per annotator: right with probability s, and else any of the other K − 1
 * categories alike. For annotators with too few labels to fill a confusion matrix.
 *
 *     s_a = mean over labels of a of q_i,given,   q_it ∝ prior_t · Π_labels ([g = t] s_a + [g ≠ t] (1 − s_a)/(K − 1))
 *
 * K counts the declared categories, used or not. Probabilities in the product are kept within 1e-10..1 − 1e-10.
 *
 * @param labels any number per item and annotator, missing ones left out
 * @param options iterations and tolerance
 * @returns posterior, prior and accuracy; `no-data`, all empty or null, without labels
 * @throws RangeError for codes that do not fit their columns, a negative or fractional number of iterations, a negative tolerance
 * @see Zhang, Chen, Zhou & Jordan (2016), Journal of Machine Learning Research 17 (102), 1–44, section 3
 */
export function oneCoinDawidSkene(labels: CodedLabels, options: EmOptions = {}): OneCoinDawidSkene {
  const sorted = labelsByItem(labels);
  const { start, annotator, category, items, annotators, categories } = sorted;
  const labelled = new Uint32Array(annotators);
  for (const a of annotator) labelled[a]!++;
  const right = new Float64Array(annotators);

  const maximise = (posterior: Float64Array, given: Float64Array): void => {
    right.fill(0);
    for (let i = 0; i < items; i++)
      for (let label = start[i]!; label < start[i + 1]!; label++)
        right[annotator[label]!]! += posterior[i * categories + category[label]!]!;
    for (let a = 0; a < annotators; a++) {
      const accuracy = right[a]! / labelled[a]!;
      const [whenRight, whenWrong] = [within(accuracy), within((1 - accuracy) / (categories - 1))];
      const from = a * categories * categories;
      given.fill(whenWrong, from, from + categories * categories);
      for (let t = 0; t < categories; t++) given[from + t * categories + t] = whenRight;
    }
  };

  const classes = latentClassEm(sorted, maximise, options);
  return { ...classes, accuracy: Array.from(right, (sum, a) => (labelled[a] === 0 ? null : sum / labelled[a]!)) };
}

const within = (probability: number): number =>
  Math.min(Math.max(probability, PROBABILITY_FLOOR), 1 - PROBABILITY_FLOOR);
