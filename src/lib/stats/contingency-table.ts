import { sum } from "d3-array";
import { requireCount } from "./checks.js";
import type { Reason } from "./estimate.js";

/** Counts of units by two classifications: one row per category of the first, one column per category of the second. */
export type ContingencyTable = readonly (readonly number[])[];

/** The rows and columns of a table that hold a count. */
export interface FilledTable {
  readonly counts: ContingencyTable;
  readonly rowTotals: readonly number[];
  readonly columnTotals: readonly number[];
  readonly n: number;
  /** Where the rows and columns stood in the table given. */
  readonly rows: readonly number[];
  readonly columns: readonly number[];
}

/**
 * Leaves out rows and columns without a count: categories that nobody used say nothing of association.
 *
 * @throws RangeError for a table that is not rectangular or holds no counts
 */
export function filledTable(table: ContingencyTable): FilledTable {
  requireTable(table);
  const rows = table.flatMap((row, i) => (sum(row) > 0 ? [i] : []));
  const columns = (table[0] ?? []).flatMap((_, j) => (sum(table, (row) => row[j]!) > 0 ? [j] : []));
  const counts = rows.map((i) => columns.map((j) => table[i]![j]!));
  const rowTotals = counts.map((row) => sum(row));
  const columnTotals = columns.map((_, j) => sum(counts, (row) => row[j]!));
  return { counts, rowTotals, columnTotals, n: sum(rowTotals), rows, columns };
}

/** Why a table can show no association; null where it can. */
export function whyNoAssociation({ n, rows, columns }: FilledTable): Reason | null {
  if (n === 0) return "no-data";
  return rows.length < 2 || columns.length < 2 ? "no-variation" : null;
}

/** Degrees of freedom of a test of independence. */
export function independenceDegrees({ rows, columns }: FilledTable): number {
  return Math.max(0, rows.length - 1) * Math.max(0, columns.length - 1);
}

/** What independence would put into each cell: row total × column total / n. */
export function expectedCounts({ rowTotals, columnTotals, n }: FilledTable): number[][] {
  return rowTotals.map((row) => columnTotals.map((column) => (row * column) / n));
}

/** Throws a RangeError unless the table is rectangular and holds counts. */
export function requireTable(table: ContingencyTable): void {
  for (const [i, row] of table.entries()) {
    if (row.length !== table[0]!.length)
      throw new RangeError(
        `A table must be rectangular: row ${i + 1} has ${row.length} columns, row 1 ${table[0]!.length}.`,
      );
    for (const count of row) requireCount(count, "a count of the table");
  }
}
