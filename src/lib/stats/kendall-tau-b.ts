import { sum } from "d3-array";
import { averageRanks } from "./average-ranks.js";
import { concordance, concordanceVariance } from "./concordance.js";
import type { Point } from "./estimate.js";
import { exactKendallPValue, MAXIMAL_EXACT_KENDALL_PAIRS } from "./kendall-exact.js";
import { normalPValue } from "./normal-p-value.js";
import { type PairCounts, pairColumns, pairCounts } from "./pair-counts.js";

export type KendallEstimate = Point & {
  /** S / √(variance of S under no association, corrected for ties), without continuity correction; null below three pairs. */
  readonly z: number | null;
  /** Two sided, from z; null below three pairs. */
  readonly pValue: number | null;
  /** Two sided, from all orders of y; null with ties, below 3 and above 150 pairs. */
  readonly exactPValue: number | null;
  /** Complete pairs. */
  readonly n: number;
};

/**
 * Kendall's τ_b: of two units taken at random, how much likelier x and y order them alike than opposite, ties allowed for.
 *
 *     τ_b = S / √((n₀ − Σ t(t − 1)/2)(n₀ − Σ u(u − 1)/2)),  S = concordant − discordant,  n₀ = n(n − 1)/2
 *
 * with t and u the sizes of groups of equal x and y.
 *
 * @param cells counts of units by their two values; rows go through {@link pairCounts}, or {@link kendallTauB}
 * @returns τ_b in −1..1; `no-data` without pairs, `too-few` for one, `no-variation` where a variable is constant
 * @throws RangeError for values that are not finite and an n that is no count
 * @see Kendall & Gibbons (1990), Rank Correlation Methods, 5th ed., ch. 3–4; S is counted as in {@link concordance}
 */
export function kendallTauBOfCounts(cells: PairCounts): KendallEstimate {
  const { x, y, counts, n } = pairColumns(cells);
  const untested = { z: null, pValue: null, exactPValue: null, n };
  if (n < 2) return { value: null, reason: n === 0 ? "no-data" : "too-few", ...untested };
  const [tx, ty] = [averageRanks(x, counts).ties, averageRanks(y, counts).ties];
  if (tx.length === 1 || ty.length === 1) return { value: null, reason: "no-variation", ...untested };

  const s = concordance(x, y, counts);
  const comparable = (ties: readonly number[]) => (n * (n - 1) - sum(ties, (t) => t * (t - 1))) / 2;
  const tau = s / (Math.sqrt(comparable(tx)) * Math.sqrt(comparable(ty)));
  const value = Math.max(-1, Math.min(1, tau));
  if (n < 3) return { value, reason: null, ...untested };

  const z = s / Math.sqrt(concordanceVariance(n, tx, ty));
  const tied = tx.length < n || ty.length < n;
  const exactPValue = tied || n > MAXIMAL_EXACT_KENDALL_PAIRS ? null : exactKendallPValue(n, s);
  return { value, reason: null, z, pValue: normalPValue(z), exactPValue, n };
}

/**
 * {@link kendallTauBOfCounts} from rows.
 *
 * @param x null = missing; a pair with a missing value is left out
 * @param y as long as x
 * @returns as {@link kendallTauBOfCounts}
 * @throws RangeError for unequal lengths and values that are neither finite nor null
 * @see Kendall & Gibbons (1990), Rank Correlation Methods, 5th ed., ch. 3–4
 */
export function kendallTauB(x: readonly (number | null)[], y: readonly (number | null)[]): KendallEstimate {
  return kendallTauBOfCounts(pairCounts(x, y));
}
