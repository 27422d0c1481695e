import { randomBeta } from "d3";
import type { ProportionSums } from "../../../src/lib/stats/proportion-sums.js";

/** Weights of a weighted sample: half of its labels stand for four, as where an audit takes more of one half than of the other. */
const WEIGHTS = [1, 4];

/** Every annotator's own share of hits. */
export type Annotators = readonly number[];

/** Annotators whose shares are beta distributed around p, so that two labels of one annotator correlate as asked. */
export function annotatorSampler(
  count: number,
  p: number,
  correlation: number,
  random: () => number,
): () => Annotators {
  const precision = 1 / correlation - 1;
  const own = correlation === 0 ? () => p : randomBeta.source(random)(p * precision, (1 - p) * precision);
  return () => Array.from({ length: count }, own);
}

/** Sums of n labels per annotator, each label of one drawn at random. Weights have nothing to do with hits. */
export function drawLabels(
  annotators: Annotators,
  n: number,
  random: () => number,
  weighted = false,
): readonly ProportionSums[] {
  const sums = annotators.map(() => ({ n: 0, weight: 0, weightSquared: 0, hitWeight: 0, hitWeightSquared: 0 }));
  for (let label = 0; label < n; label++) {
    const annotator = Math.floor(random() * annotators.length);
    const own = sums[annotator]!;
    const weight = weighted ? WEIGHTS[Math.floor(random() * WEIGHTS.length)]! : 1;
    own.n++;
    own.weight += weight;
    own.weightSquared += weight ** 2;
    if (random() < annotators[annotator]!) {
      own.hitWeight += weight;
      own.hitWeightSquared += weight ** 2;
    }
  }
  return sums;
}
