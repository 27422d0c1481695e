import logpmf from "@stdlib/stats-base-dists-hypergeometric-logpmf";
import { type ContingencyTable, filledTable } from "./contingency-table.js";
import type { Point } from "./estimate.js";
import { mutualInformation } from "./mutual-information.js";

/**
 * Mutual information beyond what chance gives tables with these totals: (MI − E[MI]) / (mean of H(x), H(y) − E[MI]); 1 where the two
 * classifications are the same but for names, 0 on average where they are independent.
 *
 * @param table counts, rows x, columns y
 * @returns at most 1; `no-data` for an empty table, `no-variation` where chance can give nothing else, as with one row and one column
 *   or every unit in a row and a column of its own
 * @throws RangeError for a table that is not rectangular or holds no counts
 * @see Vinh, Epps & Bailey (2010), Journal of Machine Learning Research 11, 2837–2854
 */
export function adjustedMutualInformation(table: ContingencyTable): Point {
  const information = mutualInformation(table);
  if (information.value === null) return { value: null, reason: information.reason };
  const expected = expectedMutualInformation(table);
  const room = (information.rowEntropy! + information.columnEntropy!) / 2 - expected;
  if (room < 1e-12) return { value: null, reason: "no-variation" };
  return { value: (information.value - expected) / room, reason: null };
}

/** Mean MI in nats of all tables with these row and column totals, drawn as by Fisher's exact test. */
function expectedMutualInformation(table: ContingencyTable): number {
  const { rowTotals, columnTotals, n } = filledTable(table);
  let total = 0;
  for (const row of rowTotals)
    for (const column of columnTotals)
      for (let count = Math.max(1, row + column - n); count <= Math.min(row, column); count++) {
        const information = (count / n) * Math.log((count / row) * (n / column));
        total += information * Math.exp(logpmf(count, n, column, row));
      }
  return total;
}
