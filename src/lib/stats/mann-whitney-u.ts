import { sum } from "d3-array";
import type { Reason } from "./estimate.js";
import { exactMannWhitneyPValue, MAXIMAL_EXACT_SIZE } from "./mann-whitney-exact.js";
import { normalPValue } from "./normal-p-value.js";
import { requireTwoSamples, type ValueCounts } from "./value-counts.js";

/** `reason` explains the first null; `exactPValue` may be null besides. */
export interface MannWhitneyTest {
  /** Pairs of the two samples in which the first is greater, ties half. */
  readonly u: number | null;
  /** u of all pairs: P(x > y) + ½P(x = y), in 0..1; ½ where neither tends to be greater. */
  readonly auc: number | null;
  /** Two sided, normal approximation with the variance corrected for ties; null where all values are equal. */
  readonly pValue: number | null;
  /** With continuity correction. */
  readonly correctedPValue: number | null;
  /** Two sided; null with ties or with 50 values and more in a sample. */
  readonly exactPValue: number | null;
  readonly reason: Reason | null;
}

/**
 * The Mann–Whitney test (Wilcoxon's rank sum test) that neither of two independent samples tends to the greater values.
 *
 * @param table counts of two samples by value; rows go through `valueCounts`
 * @returns u, its share of all pairs, and p values; `no-data` where a sample is empty; without p values, `no-variation`, where all
 *   values are equal
 * @throws RangeError for values that do not ascend, what is no count, and other than two samples
 * @see Mann & Whitney (1947); Hollander, Wolfe & Chicken (2014), Nonparametric Statistical Methods, 3rd ed., ch. 4
 */
export function mannWhitneyU(table: ValueCounts): MannWhitneyTest {
  const [x, y] = requireTwoSamples(table);
  const [n, m] = [sum(x), sum(y)];
  const untested = { pValue: null, correctedPValue: null, exactPValue: null };
  if (n === 0 || m === 0) return { u: null, auc: null, ...untested, reason: "no-data" };
  let u = 0;
  let below = 0;
  for (const [i, count] of y.entries()) {
    u += x[i]! * (below + count / 2);
    below += count;
  }
  const auc = u / n / m;
  const ties = x.map((count, i) => count + y[i]!);
  const total = n + m;
  if (ties.includes(total)) return { u, auc, ...untested, reason: "no-variation" };
  const tieTerm = sum(ties, (t) => t ** 3 - t) / (total * (total - 1));
  const spread = Math.sqrt(((n * m) / 12) * (total + 1 - tieTerm));
  const off = Math.abs(u - (n * m) / 2);
  const exact = ties.every((t) => t <= 1) && Math.max(n, m) < MAXIMAL_EXACT_SIZE;
  return {
    u,
    auc,
    pValue: normalPValue(off / spread),
    correctedPValue: normalPValue((off - Math.min(0.5, off)) / spread),
    exactPValue: exact ? exactMannWhitneyPValue(n, m, u) : null,
    reason: null,
  };
}
