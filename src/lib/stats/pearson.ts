import { requireConfidence } from "./checks.js";
import { type CorrelationTest, correlationTest } from "./correlation-test.js";
import { type Estimate, undefinedEstimate, withoutLimits } from "./estimate.js";
import { type PairCounts, pairColumns, pairCounts } from "./pair-counts.js";
import { productMoment } from "./product-moment.js";
import { scaledDeviations } from "./scaled-deviations.js";
import { twoSidedZ } from "./two-sided-z.js";

export type PearsonEstimate = Estimate &
  CorrelationTest & {
    /** Complete pairs. */
    readonly n: number;
  };

/**
 * Pearson's product-moment correlation of two variables: how close their pairs lie to a line.
 *
 *     r = Σ (x − x̄)(y − ȳ) / √(Σ (x − x̄)² Σ (y − ȳ)²),  limits tanh(artanh r ± z / √(n − 3)) (Fisher)
 *
 * @param cells counts of units by their two values; rows go through {@link pairCounts}, or {@link pearson}
 * @param confidence between 0 and 1
 * @returns r in −1..1 with Fisher's limits and a t test with n − 2 degrees of freedom; `no-data` without pairs, `too-few` for one,
 *   `no-variation` where a variable is constant. Without limits, `too-few`, for two and three pairs; two allow no test either.
 *   Pairs on a line give ±1, t infinite and limits without width: the formula's edge, not certainty
 * @throws RangeError for values that are not finite and an n that is no count
 * @see Pearson (1896); Fisher (1921), Metron 1, 3–32
 */
export function pearsonOfCounts(cells: PairCounts, confidence = 0.95): PearsonEstimate {
  requireConfidence(confidence);
  const { x, y, counts, n } = pairColumns(cells);
  const untested = { t: null, pValue: null, n };
  if (n < 2) return { ...undefinedEstimate(n === 0 ? "no-data" : "too-few"), ...untested };
  const [dx, dy] = [scaledDeviations(x, counts), scaledDeviations(y, counts)];
  if (dx === null || dy === null) return { ...undefinedEstimate("no-variation"), ...untested };
  const r = productMoment(dx, dy, counts);
  const test = { ...correlationTest(r, n - 2), n };
  if (n <= 3) return { ...withoutLimits(r, "too-few"), ...test };
  const margin = twoSidedZ(confidence) / Math.sqrt(n - 3);
  const [lower, upper] = [Math.tanh(Math.atanh(r) - margin), Math.tanh(Math.atanh(r) + margin)];
  return { value: r, lower, upper, reason: null, ...test };
}

/**
 * {@link pearsonOfCounts} from rows.
 *
 * @param x null = missing; a pair with a missing value is left out
 * @param y as long as x
 * @param confidence between 0 and 1
 * @returns as {@link pearsonOfCounts}
 * @throws RangeError for unequal lengths and values that are neither finite nor null
 * @see Pearson (1896); Fisher (1921), Metron 1, 3–32
 */
export function pearson(
  x: readonly (number | null)[],
  y: readonly (number | null)[],
  confidence = 0.95,
): PearsonEstimate {
  return pearsonOfCounts(pairCounts(x, y), confidence);
}
