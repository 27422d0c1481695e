import { type ContingencyTable, expectedCounts, filledTable, whyNoAssociation } from "./contingency-table.js";

/**
 * How far each cell is from independence, in standard errors: (O − E) / √(E (1 − row share)(1 − column share)). Cells beyond about
 * ±3 are where an association lies.
 *
 * @param table counts of independent units
 * @returns one number per cell of the table given, null in rows and columns without a count; all null where the table can show no
 *   association
 * @throws RangeError for a table that is not rectangular or holds no counts
 * @see Haberman (1973), Biometrics 29, 205–220
 */
export function adjustedResiduals(table: ContingencyTable): (number | null)[][] {
  const filled = filledTable(table);
  const residuals: (number | null)[][] = table.map((row) => row.map(() => null));
  if (whyNoAssociation(filled) !== null) return residuals;
  const { counts, rowTotals, columnTotals, rows, columns, n } = filled;
  for (const [i, row] of expectedCounts(filled).entries())
    for (const [j, expected] of row.entries()) {
      const variance = expected * (1 - rowTotals[i]! / n) * (1 - columnTotals[j]! / n);
      residuals[rows[i]!]![columns[j]!] = (counts[i]![j]! - expected) / Math.sqrt(variance);
    }
  return residuals;
}
