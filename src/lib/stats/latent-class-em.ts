import { requireCount, requireNonNegative } from "./checks.js";
import type { Reason } from "./estimate.js";
import { confusionRows, type LabelsByItem } from "./labels-by-item.js";
import { voteShares } from "./vote-shares.js";

/** Least value a parameter or the expected count behind it takes, so that no single label rules a category out for good. */
export const PROBABILITY_FLOOR = 1e-10;

export interface EmOptions {
  /** At most so many. Default: 100. */
  readonly iterations?: number;
  /** Stop when no posterior probability changes by more than this in an iteration; 0: only when none changes at all. Default: 1e-6. */
  readonly tolerance?: number;
}

export interface LatentClasses {
  /** Items × categories, row by row: probability that the item's true category is this one, of the last E step. */
  readonly posterior: Float64Array;
  /** Per category its mean posterior, after the last E step; empty without labels. */
  readonly prior: readonly number[];
  /** ln P(labels) at the parameters the last E step used; null where there was none. */
  readonly logLikelihood: number | null;
  /** Iterations done. */
  readonly iterations: number;
  /** Whether the last iteration changed no posterior by more than the tolerance. */
  readonly converged: boolean;
  /** `no-data` without labels; else null. */
  readonly reason: Reason | null;
}

/**
 * Expectation maximisation for models in which an item's true category is hidden and its labels, given that category, are independent.
 *
 * Starts from vote shares as posterior and an M step; an iteration is an E step and an M step. E step:
 * P(true = t) · Π_labels P(label | annotator, t), normalised per item; P(true = t) is at least {@link PROBABILITY_FLOOR}.
 *
 * @param maximise the M step for annotators: from posteriors (items × categories) fills `given`, where
 *   P(given = g | annotator a, true = t) > 0 is at (a·categories + g)·categories + t. Entries of labels nobody gave are not read
 * @returns posteriors in 0..1 that add up to 1 per item; `no-data`, all empty, without labels; `converged` is false where the
 *   iterations ran out
 * @see Dempster, Laird & Rubin (1977), Journal of the Royal Statistical Society B 39, 1–38; for these models Dawid & Skene (1979), ibid.
 *   C 28, 20–28
 */
export function latentClassEm(
  labels: LabelsByItem,
  maximise: (posterior: Float64Array, given: Float64Array) => void,
  { iterations: limit = 100, tolerance = 1e-6 }: EmOptions = {},
): LatentClasses {
  requireCount(limit, "iterations");
  requireNonNegative(tolerance, "tolerance");
  const { items, annotators, categories } = labels;
  const posterior = voteShares(labels);
  if (items === 0)
    return { posterior, prior: [], logLikelihood: null, iterations: 0, converged: true, reason: "no-data" };

  const rows = confusionRows(labels);
  const given = new Float64Array(annotators * categories * categories);
  let prior = meanRow(posterior, categories);
  maximise(posterior, given);
  let logLikelihood: number | null = null;
  let converged = false;
  let iterations = 0;
  while (iterations < limit && !converged) {
    const step = expect(labels, rows, prior, given, posterior);
    ({ prior, logLikelihood } = step);
    maximise(posterior, given);
    converged = step.change <= tolerance;
    iterations++;
  }
  return { posterior, prior, logLikelihood, iterations, converged, reason: null };
}

/** A product of probabilities this small may have lost digits, or all of it, below the smallest number there is. */
const UNDERFLOW = 1e-200;

/** The E step, in place; `rows` are the labels' in `given`. */
function expect(
  { start, items, categories }: LabelsByItem,
  rows: Int32Array,
  prior: readonly number[],
  given: Float64Array,
  posterior: Float64Array,
): { prior: number[]; logLikelihood: number; change: number } {
  const floored = Float64Array.from(prior, (share) => Math.max(share, PROBABILITY_FLOOR));
  const totals = new Float64Array(categories);
  let logLikelihood = 0;
  let change = 0;
  const joint = new Float64Array(categories);
  for (let i = 0; i < items; i++) {
    const from = start[i]!;
    const to = start[i + 1]!;
    let total = 0;
    for (let t = 0; t < categories; t++) {
      let product = floored[t]!;
      for (let label = from; label < to; label++) product *= given[rows[label]! + t]!;
      joint[t] = product;
      total += product;
    }
    if (total < UNDERFLOW) {
      const shift = jointOfMany(rows.subarray(from, to), floored, given, joint);
      total = joint.reduce((x, y) => x + y);
      logLikelihood += shift;
    }
    logLikelihood += Math.log(total);
    const row = i * categories;
    for (let t = 0; t < categories; t++) {
      const probability = joint[t]! / total;
      const difference = Math.abs(probability - posterior[row + t]!);
      if (difference > change) change = difference;
      posterior[row + t] = probability;
      totals[t]! += probability;
    }
  }
  return { prior: Array.from(totals, (sum) => sum / items), logLikelihood, change };
}

/** The joint probabilities of an item with many labels, by logarithms, as multiples of e^(the number returned). */
function jointOfMany(rows: Int32Array, prior: Float64Array, given: Float64Array, joint: Float64Array): number {
  const logs = prior.map((share, t) => rows.reduce((sum, row) => sum + Math.log(given[row + t]!), Math.log(share)));
  const greatest = logs.reduce((x, y) => Math.max(x, y));
  for (let t = 0; t < joint.length; t++) joint[t] = Math.exp(logs[t]! - greatest);
  return greatest;
}

function meanRow(rows: Float64Array, width: number): number[] {
  const totals = new Array<number>(width).fill(0);
  for (let at = 0; at < rows.length; at += width) for (let t = 0; t < width; t++) totals[t]! += rows[at + t]!;
  return totals.map((total) => (total * width) / rows.length);
}
