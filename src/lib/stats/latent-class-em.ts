import { requireCount, requireNonNegative } from "./checks.js";
import type { Reason } from "./estimate.js";
import type { LabelsByItem } from "./labels-by-item.js";
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
 * Starts from vote shares as posterior and an M step; an iteration is an E step and an M step. E step, in logarithms:
 * ln P(true = t) + Σ_labels ln P(label | annotator, t), normalised per item; P(true = t) is at least {@link PROBABILITY_FLOOR}.
 *
 * @param maximise the M step for annotators: from posteriors (items × categories) fills `logGiven`, where
 *   ln P(given = g | annotator a, true = t) is at (a·categories + g)·categories + t. Entries of labels nobody gave are not read
 */
export function latentClassEm(
  labels: LabelsByItem,
  maximise: (posterior: Float64Array, logGiven: Float64Array) => void,
  { iterations: limit = 100, tolerance = 1e-6 }: EmOptions = {},
): LatentClasses {
  requireCount(limit, "iterations");
  requireNonNegative(tolerance, "tolerance");
  const { items, annotators, categories } = labels;
  const posterior = voteShares(labels);
  if (items === 0)
    return { posterior, prior: [], logLikelihood: null, iterations: 0, converged: true, reason: "no-data" };

  const logGiven = new Float64Array(annotators * categories * categories);
  let prior = meanRow(posterior, categories);
  maximise(posterior, logGiven);
  let logLikelihood: number | null = null;
  let converged = false;
  let iterations = 0;
  while (iterations < limit && !converged) {
    const step = expect(labels, prior, logGiven, posterior);
    logLikelihood = step.logLikelihood;
    prior = meanRow(posterior, categories);
    maximise(posterior, logGiven);
    converged = step.change <= tolerance;
    iterations++;
  }
  return { posterior, prior, logLikelihood, iterations, converged, reason: null };
}

/** The E step, in place. */
function expect(
  { start, annotator, category, items, categories }: LabelsByItem,
  prior: readonly number[],
  logGiven: Float64Array,
  posterior: Float64Array,
): { logLikelihood: number; change: number } {
  const logPrior = Float64Array.from(prior, (share) => Math.log(Math.max(share, PROBABILITY_FLOOR)));
  const log = new Float64Array(categories);
  let logLikelihood = 0;
  let change = 0;
  for (let i = 0; i < items; i++) {
    log.set(logPrior);
    for (let label = start[i]!, end = start[i + 1]!; label < end; label++) {
      const row = (annotator[label]! * categories + category[label]!) * categories;
      for (let t = 0; t < categories; t++) log[t]! += logGiven[row + t]!;
    }
    let greatest = log[0]!;
    for (let t = 1; t < categories; t++) if (log[t]! > greatest) greatest = log[t]!;
    let total = 0;
    for (let t = 0; t < categories; t++) {
      const below = log[t]! - greatest;
      // e^−40 is lost beside the greatest's 1 and far below the floor: no need to compute it.
      const likelihood = below < -40 ? 0 : Math.exp(below);
      log[t] = likelihood;
      total += likelihood;
    }
    logLikelihood += greatest + Math.log(total);
    const row = i * categories;
    for (let t = 0; t < categories; t++) {
      const probability = log[t]! / total;
      change = Math.max(change, Math.abs(probability - posterior[row + t]!));
      posterior[row + t] = probability;
    }
  }
  return { logLikelihood, change };
}

function meanRow(rows: Float64Array, width: number): number[] {
  const totals = new Array<number>(width).fill(0);
  for (let at = 0; at < rows.length; at += width) for (let t = 0; t < width; t++) totals[t]! += rows[at + t]!;
  return totals.map((total) => (total * width) / rows.length);
}
