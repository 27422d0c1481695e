import { mean, range } from "d3-array";
import { requireCount, requireSameLength } from "./checks.js";
import { requireFiniteOrMissing } from "./complete-pairs.js";
import type { Reason } from "./estimate.js";

export type CrossCorrelation =
  | { readonly lags: readonly number[]; readonly r: readonly number[]; readonly reason: null }
  | { readonly lags: readonly number[]; readonly r: null; readonly reason: Reason };

/**
 * How two series at equal steps of time move together at each lag k; at a positive k, y leads x by k steps.
 *
 *     r(k) = Σ_t (x[t+k] − x̄)(y[t] − ȳ) / √(Σ (x − x̄)² Σ (y − ȳ)²)
 *
 * with the whole series' means and sums of squares at every lag. Lags are compared, not tested: two series with a trend, or each
 * correlated in itself, correlate at many lags by chance.
 *
 * @param x one value per step, null = missing: its products are left out and the others stand for them
 * @param y as long as x
 * @param maxLag a whole number ≥ 0; lags beyond n − 1 do not exist and are left out
 * @returns lags −maxLag..maxLag and r in −1..1 for each; `no-data` without values, `too-few` for fewer than three in a series,
 *   `no-variation` where a series is constant
 * @throws RangeError for unequal lengths, values that are neither finite nor null, and what is no count
 * @see Box, Jenkins, Reinsel & Ljung (2016), Time Series Analysis, 5th ed., ch. 12; R's `ccf` with `na.pass` for gaps
 */
export function crossCorrelation(
  x: readonly (number | null)[],
  y: readonly (number | null)[],
  maxLag: number,
): CrossCorrelation {
  requireSameLength(x, "x", y, "y");
  requireFiniteOrMissing(x, "x");
  requireFiniteOrMissing(y, "y");
  requireCount(maxLag, "maxLag");
  const reach = Math.max(0, Math.min(maxLag, x.length - 1));
  const lags = range(-reach, reach + 1);
  const nothing = (reason: Reason): CrossCorrelation => ({ lags, r: null, reason });
  const [dx, dy] = [deviations(x), deviations(y)];
  const fewest = Math.min(...[dx, dy].map((d) => d.filter((value) => value !== null).length));
  if (fewest < 3) return nothing(fewest === 0 ? "no-data" : "too-few");
  const scale = Math.sqrt(covariance(dx, dx, 0)) * Math.sqrt(covariance(dy, dy, 0));
  if (scale === 0) return nothing("no-variation");
  const r = lags.map((lag) => Math.max(-1, Math.min(1, covariance(dx, dy, lag) / scale)));
  return { lags, r, reason: null };
}

function deviations(series: readonly (number | null)[]): (number | null)[] {
  const first = series.find((value) => value !== null) ?? 0;
  const centre = mean(series, (value) => (value === null ? null : value - first)) ?? 0;
  return series.map((value) => (value === null ? null : value - first - centre));
}

/** Mean product at a lag; a lag's missing ends count as products of 0, as without gaps. */
function covariance(dx: readonly (number | null)[], dy: readonly (number | null)[], lag: number): number {
  let total = 0;
  let known = 0;
  for (let t = Math.max(0, -lag); t < Math.min(dy.length, dx.length - lag); t++) {
    const [a, b] = [dx[t + lag]!, dy[t]!];
    if (a === null || b === null) continue;
    total += a * b;
    known++;
  }
  return total / (known + Math.abs(lag));
}
