import { requireCount, requireNonNegative } from "./checks.js";
import type { CodedLabels } from "./coded-labels.js";
import type { Reason } from "./estimate.js";
import { type LabelsByItem, labelsByItem } from "./labels-by-item.js";

export interface MaceOptions {
  /** M and E steps after the first E step. Default: 50. */
  readonly iterations?: number;
  /** Added to every expected count, ≥ 0. Default: 0.01 / categories. */
  readonly smoothing?: number;
  /** Start values: per annotator the probability of guessing, 0..1. Default: all ½. */
  readonly guessing?: readonly number[];
  /** Start values: per annotator how they guess, a probability per category. Default: all categories alike. */
  readonly strategy?: readonly (readonly number[])[];
}

export interface Mace {
  /** Items × categories, row by row: probability that the item's true category is this one. */
  readonly posterior: Float64Array;
  /** Per annotator the probability of knowing, 0..1; null for one without labels. */
  readonly competence: readonly (number | null)[];
  /** Per annotator and category how they guess; adds up to 1, or is all 0 where, without smoothing, no label can be a guess. */
  readonly strategy: readonly (readonly number[])[];
  /** Σ_items ln(P(labels) + 1e-8); null without labels. */
  readonly logLikelihood: number | null;
  /** `no-data` without labels; else null. */
  readonly reason: Reason | null;
}

/** Stands for 0 where a logarithm or quotient needs more: a label that cannot be, beside others of which one must have been. */
const IMPOSSIBLE = 1e-300;

/**
 * MACE, multi-annotator competence estimation: for each label an annotator either knows the item's true category and says it, or
 * guesses from a distribution of their own, whatever the item. Expectation maximisation without priors, all categories alike beforehand.
 *
 *     P(given = g | a, true = t) = σ_a·ξ_ag + (1 − σ_a)·[g = t],   competence = 1 − σ_a
 *     σ_a ∝ expected guesses + smoothing,   ξ_ag ∝ expected guesses of g + smoothing
 *
 * The likelihood has local maxima: where it matters, start several times and keep the greatest `logLikelihood`.
 *
 * @param labels any number per item and annotator, missing ones left out
 * @param options see {@link MaceOptions}; the posterior belongs to the last E step, at the parameters returned
 * @returns posteriors, competences and strategies in 0..1; `no-data`, empty or null, without labels
 * @throws RangeError for codes that do not fit their columns, start values of other sizes or outside 0..1, negative smoothing
 * @see Hovy, Berg-Kirkpatrick, Vaswani & Hovy (2013), Learning Whom to Trust with MACE, NAACL-HLT, 1120–1130
 */
export function mace(labels: CodedLabels, options: MaceOptions = {}): Mace {
  const sorted = labelsByItem(labels);
  const { annotator, items, annotators, categories } = sorted;
  const { iterations = 50, smoothing = 0.01 / Math.max(1, categories) } = options;
  requireCount(iterations, "iterations");
  requireNonNegative(smoothing, "smoothing");
  const guessing = Float64Array.from(options.guessing ?? new Array(annotators).fill(0.5));
  const strategy = Float64Array.from(
    options.strategy?.flat() ?? new Array(annotators * categories).fill(1 / categories),
  );
  requireProbabilities(guessing, "guessing", annotators);
  requireProbabilities(strategy, "strategy", annotators * categories);

  const posterior = new Float64Array(items * categories);
  const guesses = new Float64Array(annotators * categories);
  const given = new Uint32Array(annotators);
  for (const a of annotator) given[a]!++;
  let logLikelihood = expect(sorted, guessing, strategy, posterior, guesses);
  for (let iteration = 0; iteration < iterations; iteration++) {
    maximise(guesses, given, smoothing, guessing, strategy);
    logLikelihood = expect(sorted, guessing, strategy, posterior, guesses);
  }
  return {
    posterior,
    competence: Array.from(guessing, (guess, a) => (given[a] === 0 ? null : 1 - guess)),
    strategy: Array.from(guessing, (_, a) => Array.from(strategy.subarray(a * categories, (a + 1) * categories))),
    logLikelihood: items === 0 ? null : logLikelihood,
    reason: items === 0 ? "no-data" : null,
  };
}

/** Fills the posterior and the expected guesses per annotator and category; answers the log likelihood. */
function expect(
  { start, annotator, category, items, categories }: LabelsByItem,
  guessing: Float64Array,
  strategy: Float64Array,
  posterior: Float64Array,
  guesses: Float64Array,
): number {
  const guess = strategy.map((share, at) => Math.max(guessing[Math.floor(at / categories)]! * share, IMPOSSIBLE));
  const either = guess.map((share, at) => share + 1 - guessing[Math.floor(at / categories)]!);
  const logGuess = guess.map(Math.log);
  const logEither = either.map(Math.log);
  guesses.fill(0);
  let logLikelihood = 0;
  for (let i = 0; i < items; i++) {
    const row = posterior.subarray(i * categories, (i + 1) * categories).fill(-Math.log(categories));
    let common = 0;
    for (let label = start[i]!; label < start[i + 1]!; label++) {
      const at = annotator[label]! * categories + category[label]!;
      common += logGuess[at]!;
      row[category[label]!]! += logEither[at]! - logGuess[at]!;
    }
    const greatest = row.reduce((a, b) => Math.max(a, b));
    let total = 0;
    for (let t = 0; t < categories; t++) total += row[t] = Math.exp(row[t]! - greatest);
    for (let t = 0; t < categories; t++) row[t]! /= total;
    logLikelihood += Math.log(Math.exp(common + greatest) * total + 1e-8);
    for (let label = start[i]!; label < start[i + 1]!; label++) {
      const at = annotator[label]! * categories + category[label]!;
      // Known where the label is true and not a guess that hit; everything else is a guess.
      guesses[at]! += 1 - (row[category[label]!]! * (1 - guessing[annotator[label]!]!)) / either[at]!;
    }
  }
  return logLikelihood;
}

function maximise(
  guesses: Float64Array,
  given: Uint32Array,
  smoothing: number,
  guessing: Float64Array,
  strategy: Float64Array,
): void {
  const categories = strategy.length / guessing.length;
  for (let a = 0; a < guessing.length; a++) {
    const own = guesses.subarray(a * categories, (a + 1) * categories);
    const guessed = own.reduce((x, y) => x + y, 0);
    const total = guessed + categories * smoothing;
    if (given[a]! + 2 * smoothing > 0) guessing[a] = (guessed + smoothing) / (given[a]! + 2 * smoothing);
    for (let k = 0; k < categories; k++)
      strategy[a * categories + k] = total < 1e-8 ? 0 : (own[k]! + smoothing) / total;
  }
}

function requireProbabilities(values: Float64Array, name: string, length: number): void {
  if (values.length !== length) throw new RangeError(`${name} must hold ${length} start values, not ${values.length}.`);
  for (const value of values)
    if (!(value >= 0 && value <= 1)) throw new RangeError(`${name} must hold probabilities 0..1, not ${value}.`);
}
