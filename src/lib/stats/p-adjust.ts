import { range, sum } from "d3-array";

/**
 * Against false findings among those called: `bh` (Benjamini–Hochberg, independent or positively dependent tests) and `by`
 * (Benjamini–Yekutieli, any tests). Against a single one: `holm` and `bonferroni` (any tests) and `hochberg` (independent or
 * positively dependent tests).
 */
export type Adjustment = "bh" | "by" | "holm" | "hochberg" | "bonferroni";

/**
 * p values adjusted for having made several tests: call those at most α, as with a single test.
 *
 * @param pValues in 0..1, null = no test; these stay null and do not count
 * @param adjustment what to guard against
 * @returns adjusted p values in the same order, each at least as great as its own and at most 1, in the same ranking
 * @throws RangeError for what is no p value
 * @see Benjamini & Hochberg (1995), Benjamini & Yekutieli (2001), Holm (1979), Hochberg (1988)
 */
export function pAdjust(pValues: readonly (number | null)[], adjustment: Adjustment): (number | null)[] {
  for (const p of pValues)
    if (p !== null && !(p >= 0 && p <= 1))
      throw new RangeError(`pValues must lie between 0 and 1, or be null, not ${p}.`);
  const order = range(pValues.length)
    .filter((i) => pValues[i] !== null)
    .sort((i, j) => pValues[i]! - pValues[j]!);
  const m = order.length;
  const harmonic = sum(order, (_, i) => 1 / (i + 1));
  const factor = (rank: number): number => {
    if (adjustment === "bonferroni") return m;
    if (adjustment === "bh") return m / rank;
    if (adjustment === "by") return (m / rank) * harmonic;
    return m - rank + 1;
  };
  const scaled = order.map((i, position) => Math.min(1, pValues[i]! * factor(position + 1)));
  const ranked =
    adjustment === "holm"
      ? runningMaximum(scaled)
      : runningMaximum(scaled.map((p) => -p).reverse())
          .reverse()
          .map((p) => -p);
  const adjusted: (number | null)[] = pValues.map(() => null);
  for (const [position, i] of order.entries()) adjusted[i] = ranked[position]! + 0;
  return adjusted;
}

function runningMaximum(values: readonly number[]): number[] {
  let highest = -Infinity;
  return values.map((value) => (highest = Math.max(highest, value)));
}
