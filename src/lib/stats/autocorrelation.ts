import { sum } from "d3-array";
import { chiSquarePValue } from "./chi-square-p-value.js";
import { crossCorrelation } from "./cross-correlation.js";
import type { Reason } from "./estimate.js";
import { type TestResult, undefinedTest } from "./test-result.js";

export type Autocorrelation = (
  | { readonly r: readonly number[]; readonly reason: null }
  | { readonly r: null; readonly reason: Reason }
) & {
  /** Ljung–Box over all lags from 1, degrees of freedom as many. */
  readonly ljungBox: TestResult;
  /** Values present. */
  readonly n: number;
};

/**
 * How a series at equal steps of time moves with itself k steps earlier, and whether it is more than noise would (Ljung–Box):
 *
 *     Q = n(n + 2) Σ_k r(k)² / (n − k) ~ χ²(maxLag)
 *
 * @param x one value per step, null = missing: its products are left out and the others stand for them
 * @param maxLag a whole number ≥ 0; lags beyond the series do not exist and are left out
 * @returns r in −1..1 from lag 0, which is 1; `no-data` without values, `too-few` for fewer than three, `no-variation` for a constant
 *   series. The test is `too-few` without a lag to test or with no more values than lags
 * @throws RangeError for values that are neither finite nor null, and what is no count
 * @see Box, Jenkins, Reinsel & Ljung (2016), Time Series Analysis, 5th ed.; Ljung & Box (1978), Biometrika 65, 297–303
 */
export function autocorrelation(x: readonly (number | null)[], maxLag: number): Autocorrelation {
  const n = x.filter((value) => value !== null).length;
  const both = crossCorrelation(x, x, maxLag);
  if (both.reason !== null) return { r: null, reason: both.reason, ljungBox: undefinedTest(both.reason), n };
  const r = both.r.slice(both.lags.indexOf(0));
  const lags = r.length - 1;
  if (lags < 1 || n <= lags) return { r, reason: null, ljungBox: undefinedTest("too-few"), n };
  const statistic = n * (n + 2) * sum(r.slice(1), (value, i) => value ** 2 / (n - i - 1));
  return { r, reason: null, ljungBox: { statistic, pValue: chiSquarePValue(statistic, lags), reason: null }, n };
}
