import { sum } from "d3-array";
import { chiSquarePValue } from "./chi-square-p-value.js";
import { type TestResult, undefinedTest } from "./test-result.js";
import { requireValueCounts, type ValueCounts } from "./value-counts.js";

export type KruskalWallisTest = TestResult & {
  /** Samples with a value, less one. */
  readonly degreesOfFreedom: number;
};

/**
 * The Kruskal–Wallis test that none of several independent samples tends to greater values than the others, corrected for ties:
 *
 *     H = 12/(N(N + 1)) Σ n_i (R̄_i − (N + 1)/2)² / (1 − Σ (t³ − t)/(N³ − N))
 *
 * χ² with one degree of freedom less than samples, equal values sharing their mean rank.
 *
 * @param table counts of samples by value; rows go through `valueCounts`; samples without a value are left out
 * @returns H ≥ 0 and its p value; `no-data` without values, `too-few` for a single sample, `no-variation` where all values are equal
 * @throws RangeError for values that do not ascend and what is no count
 * @see Kruskal & Wallis (1952), JASA 47, 583–621
 */
export function kruskalWallis(table: ValueCounts): KruskalWallisTest {
  requireValueCounts(table);
  const samples = table.counts.filter((counts) => sum(counts) > 0);
  const degreesOfFreedom = Math.max(0, samples.length - 1);
  if (samples.length < 2) return { ...undefinedTest(samples.length === 0 ? "no-data" : "too-few"), degreesOfFreedom };
  const ties = table.values.map((_, i) => sum(samples, (counts) => counts[i]!));
  const total = sum(ties);
  if (ties.includes(total)) return { ...undefinedTest("no-variation"), degreesOfFreedom };
  let below = 0;
  // Ranks from their mean, (N + 1)/2.
  const ranks = ties.map((t) => {
    const rank = below + t / 2 - total / 2;
    below += t;
    return rank;
  });
  const between = sum(samples, (counts) => sum(counts, (count, i) => count * ranks[i]!) ** 2 / sum(counts));
  const correction = 1 - sum(ties, (t) => t ** 3 - t) / (total ** 3 - total);
  const statistic = (12 * between) / (total * (total + 1)) / correction;
  return { statistic, pValue: chiSquarePValue(statistic, degreesOfFreedom), reason: null, degreesOfFreedom };
}
