import { max, sum } from "d3-array";
import type { Point } from "./estimate.js";
import { forecastOutcomes, type ScoredOutcomes } from "./scored-outcomes.js";

export interface CalibrationBin {
  /** Edges of the bin. */
  readonly from: number;
  readonly to: number;
  readonly n: number;
  /** Mean probability given; null in an empty bin. */
  readonly meanProbability: number | null;
  /** Share of positive outcomes; null in an empty bin. */
  readonly rate: number | null;
}

/** Expected calibration error: Σ n_b/n · |mean probability − rate|, in 0..1. */
export type CalibrationError = Point & {
  /** The largest |mean probability − rate| of a bin, in 0..1; null without outcomes. */
  readonly maximum: number | null;
  readonly bins: readonly CalibrationBin[];
};

/**
 * How far probabilities are from the rates they stand for, in bins of equal width.
 *
 * @param outcomes by the probability given
 * @param binCount bins k/binCount ≤ p < (k + 1)/binCount, the last one with 1; a p within 10⁻⁹ of an edge belongs above it
 * @returns the error and all bins, also empty ones; `no-data` without outcomes
 * @throws RangeError for a probability outside 0..1, counts that are no whole numbers ≥ 0 and a binCount that is not at least 1
 * @see Naeini, Cooper & Hauskrecht (2015), AAAI 29, 2901–2907; Guo et al. (2017), ICML 34, 1321–1330
 */
export function calibrationError(outcomes: ScoredOutcomes, binCount = 10): CalibrationError {
  if (!Number.isInteger(binCount) || binCount < 1)
    throw new RangeError(`binCount must be a whole number of at least 1, not ${binCount}.`);
  const sums = Array.from({ length: binCount }, () => ({ n: 0, positives: 0, probability: 0 }));
  for (const { score, positives, negatives } of forecastOutcomes(outcomes)) {
    const bin = sums[Math.min(binCount - 1, Math.floor((score + 1e-9) * binCount))]!;
    const n = positives + negatives;
    bin.n += n;
    bin.positives += positives;
    bin.probability += n * score;
  }
  const bins = sums.map(({ n, positives, probability }, k) => ({
    ...{ from: k / binCount, to: (k + 1) / binCount, n },
    meanProbability: n === 0 ? null : probability / n,
    rate: n === 0 ? null : positives / n,
  }));
  const n = sum(bins, (bin) => bin.n);
  if (n === 0) return { value: null, reason: "no-data", maximum: null, bins };
  const gap = (bin: CalibrationBin) => (bin.n === 0 ? 0 : Math.abs(bin.meanProbability! - bin.rate!));
  return { value: sum(bins, (bin) => (bin.n / n) * gap(bin)), reason: null, maximum: max(bins, gap)!, bins };
}
