import { codedLabels } from "../../../src/lib/stats/coded-labels.js";
import { dawidSkene } from "../../../src/lib/stats/dawid-skene.js";
import { mace } from "../../../src/lib/stats/mace.js";
import { majorityVote } from "../../../src/lib/stats/majority-vote.js";
import { oneCoinDawidSkene } from "../../../src/lib/stats/one-coin-dawid-skene.js";
import { wawa } from "../../../src/lib/stats/wawa.js";
import { type Adapters, adapter } from "./adapter.js";

interface Annotated {
  readonly annotations: readonly (readonly [item: string, worker: string, label: string | null])[];
}

interface Iterated extends Annotated {
  readonly iterations: number;
}

interface MaceInput extends Iterated {
  readonly smoothing: number;
  readonly start_spamming: readonly number[];
  readonly start_strategy: readonly (readonly number[])[];
}

const coded = ({ annotations }: Annotated) => {
  const labels = codedLabels(annotations);
  const names = { items: labels.itemNames, labels: labels.categoryNames, workers: labels.annotatorNames };
  const rows = (values: Float64Array) =>
    Array.from({ length: labels.items }, (_, i) =>
      Array.from(values.subarray(i * labels.categories, (i + 1) * labels.categories)),
    );
  return { labels, names, rows };
};

/** Group 07. Exactly as many iterations as asked: tolerance 0 stops early only where nothing changes any more. */
export const latentTruth: Adapters = {
  majority_vote: adapter((input: Annotated) => {
    const { labels, names, rows } = coded(input);
    const { shares, winners, agreement } = majorityVote(labels);
    const named = winners.map((codes) => codes.map((code) => labels.categoryNames[code]));
    const label = named.map(([first]) => first);
    return { ...names, label, winners: named, share: rows(shares), worker_agreement: agreement };
  }),
  wawa: adapter((input: Annotated) => {
    const { labels, names, rows } = coded(input);
    const { shares, skills } = wawa(labels);
    return { ...names, skills, share: rows(shares) };
  }),
  dawid_skene: adapter(({ iterations, ...input }: Iterated) => {
    const { labels, names, rows } = coded(input);
    const { posterior, prior, confusion } = dawidSkene(labels, { iterations, tolerance: 0 });
    const matrices = confusion.map((rows) => rows.map((row) => row ?? labels.categoryNames.map(() => null)));
    return { ...names, posterior: rows(posterior), prior, confusion: matrices };
  }),
  one_coin_dawid_skene: adapter(({ iterations, ...input }: Iterated) => {
    const { labels, names, rows } = coded(input);
    const { posterior, prior, accuracy } = oneCoinDawidSkene(labels, { iterations, tolerance: 0 });
    return { ...names, posterior: rows(posterior), prior, accuracy };
  }),
  mace_em: adapter(({ iterations, smoothing, start_spamming, start_strategy, ...input }: MaceInput) => {
    const { labels, names, rows } = coded(input);
    // Start values printed to 15 digits add up to 1 but for rounding.
    const start = { guessing: start_spamming, strategy: start_strategy };
    const { posterior, competence, strategy, logLikelihood } = mace(labels, { iterations, smoothing, ...start });
    return { ...names, posterior: rows(posterior), competence, strategy, log_likelihood: logLikelihood };
  }),
};
