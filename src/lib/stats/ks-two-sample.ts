import { sum } from "d3-array";
import type { Point } from "./estimate.js";
import { exactKsPValue, MAXIMAL_EXACT_PAIRS_OF_SAMPLES } from "./ks-exact.js";
import { requireTwoSamples, type ValueCounts } from "./value-counts.js";

export type KsTest = Point & {
  /** Two sided, from the limit distribution of √(nm/(n + m)) D; too large for small samples and for ties. */
  readonly asymptoticPValue: number | null;
  /** Two sided, exact without ties and too large with them; null where n·m > 10⁷. */
  readonly exactPValue: number | null;
};

/**
 * The Kolmogorov–Smirnov test that two independent samples come from one distribution, by the greatest distance D between the shares
 * of values at most x.
 *
 * @param table counts of two samples by value; rows go through `valueCounts`
 * @returns D in 0..1; `no-data` where a sample is empty
 * @throws RangeError for values that do not ascend, what is no count, and other than two samples
 * @see Smirnov (1939); Hodges (1958), Arkiv för Matematik 3, 469–486
 */
export function ksTwoSample(table: ValueCounts): KsTest {
  const [x, y] = requireTwoSamples(table);
  const [n, m] = [sum(x), sum(y)];
  if (n === 0 || m === 0) return { value: null, reason: "no-data", asymptoticPValue: null, exactPValue: null };
  let [ofX, ofY, greatest] = [0, 0, 0];
  for (const [i, count] of x.entries()) {
    ofX += count;
    ofY += y[i]!;
    greatest = Math.max(greatest, Math.abs(ofX * m - ofY * n));
  }
  const value = greatest / n / m;
  return {
    value,
    reason: null,
    asymptoticPValue: kolmogorovPValue(value * Math.sqrt((n * m) / (n + m))),
    exactPValue: n * m > MAXIMAL_EXACT_PAIRS_OF_SAMPLES ? null : exactKsPValue(n, m, greatest),
  };
}

/** P(K ≥ x) of Kolmogorov's distribution; each series where it converges within a few terms. */
function kolmogorovPValue(x: number): number {
  if (x <= 0) return 1;
  let total = 0;
  if (x < 1) {
    for (let k = 1; k <= 19; k += 2) total += Math.exp((-k * k * Math.PI * Math.PI) / (8 * x * x));
    return 1 - (Math.sqrt(2 * Math.PI) / x) * total;
  }
  for (let k = 10; k >= 1; k--) total += (k % 2 === 1 ? 2 : -2) * Math.exp(-2 * k * k * x * x);
  return total;
}
