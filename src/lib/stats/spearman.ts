import { sum } from "d3-array";
import { averageRanks } from "./average-ranks.js";
import { type CorrelationTest, correlationTest } from "./correlation-test.js";
import type { Point } from "./estimate.js";
import { type PairCounts, pairColumns, pairCounts } from "./pair-counts.js";
import { productMoment } from "./product-moment.js";
import { scaledDeviations } from "./scaled-deviations.js";
import { exactSpearmanPValue, MAXIMAL_EXACT_PAIRS } from "./spearman-exact.js";

export type SpearmanEstimate = Point &
  CorrelationTest & {
    /** Two sided, from all orders of y; null with ties, and for other than 3..9 pairs. */
    readonly exactPValue: number | null;
    /** Complete pairs. */
    readonly n: number;
  };

/**
 * Spearman's rank correlation: Pearson's r of the ranks, equal values sharing their mean rank. How close y comes to always rising
 * (1) or always falling (−1) with x.
 *
 * @param cells counts of units by their two values; rows go through {@link pairCounts}, or {@link spearman}
 * @returns ρ in −1..1; `pValue` from Student's t with n − 2 degrees of freedom, an approximation, and null for two pairs. `no-data`
 *   without pairs, `too-few` for one, `no-variation` where a variable is constant
 * @throws RangeError for values that are not finite and an n that is no count
 * @see Spearman (1904); Kendall & Gibbons (1990), Rank Correlation Methods, 5th ed.
 */
export function spearmanOfCounts(cells: PairCounts): SpearmanEstimate {
  const { x, y, counts, n } = pairColumns(cells);
  const untested = { t: null, pValue: null, exactPValue: null, n };
  if (n < 2) return { value: null, reason: n === 0 ? "no-data" : "too-few", ...untested };
  const [rx, ry] = [averageRanks(x, counts), averageRanks(y, counts)];
  const [dx, dy] = [scaledDeviations(rx.ranks, counts), scaledDeviations(ry.ranks, counts)];
  if (dx === null || dy === null) return { value: null, reason: "no-variation", ...untested };
  const rho = productMoment(dx, dy, counts);
  const tied = rx.ties.length < n || ry.ties.length < n;
  const exactPValue =
    tied || n < 3 || n > MAXIMAL_EXACT_PAIRS
      ? null
      : exactSpearmanPValue(
          n,
          sum(rx.ranks, (rank, i) => rank * ry.ranks[i]!),
        );
  return { value: rho, reason: null, ...correlationTest(rho, n - 2), exactPValue, n };
}

/**
 * {@link spearmanOfCounts} from rows.
 *
 * @param x null = missing; a pair with a missing value is left out
 * @param y as long as x
 * @returns as {@link spearmanOfCounts}
 * @throws RangeError for unequal lengths and values that are neither finite nor null
 * @see Spearman (1904); Kendall & Gibbons (1990), Rank Correlation Methods, 5th ed.
 */
export function spearman(x: readonly (number | null)[], y: readonly (number | null)[]): SpearmanEstimate {
  return spearmanOfCounts(pairCounts(x, y));
}
