import { sum } from "d3-array";
import { type ContingencyTable, filledTable } from "./contingency-table.js";
import type { Point } from "./estimate.js";

/**
 * How far two classifications put the same pairs of units together, beyond chance: (pairs together in both − E) / (mean of pairs
 * together in each − E), with E = the product of the two / all pairs. 1 where they are the same but for names, 0 on average where they
 * are independent.
 *
 * @param table counts, rows the one classification, columns the other
 * @returns at most 1; `no-data` for an empty table, `too-few` for one unit, `no-variation` where each classification keeps all units
 *   together, or each keeps all apart
 * @throws RangeError for a table that is not rectangular or holds no counts
 * @see Hubert & Arabie (1985), Journal of Classification 2, 193–218
 */
export function adjustedRandIndex(table: ContingencyTable): Point {
  const { counts, rowTotals, columnTotals, n } = filledTable(table);
  if (n < 2) return { value: null, reason: n === 0 ? "no-data" : "too-few" };
  const pairs = (totals: readonly number[]) => sum(totals, (total) => (total * (total - 1)) / 2);
  const [both, first, second, all] = [pairs(counts.flat()), pairs(rowTotals), pairs(columnTotals), pairs([n])];
  if (first === second && (first === 0 || first === all)) return { value: null, reason: "no-variation" };
  const expected = first * (second / all);
  return { value: (both - expected) / ((first + second) / 2 - expected), reason: null };
}
