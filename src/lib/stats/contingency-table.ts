import { sum } from "d3-array";
import { requireCount } from "./checks.js";
import type { Reason } from "./estimate.js";

/** Counts of units by two classifications: one row per category of the first, one column per category of the second. */
export type ContingencyTable = readonly (readonly number[])[];

/**
 * The table of two classifications from a query's rows, or from single units with n = 1; rows of the same pair add up.
 *
 * @param rows category of the first classification, category of the second, number of units
 * @param categories of the first, in order, also those nobody used: the table's rows
 * @param others categories of the second, the table's columns; those of the first unless given
 * @returns one row per category and one column per other category; all 0 without rows
 * @throws RangeError for a label outside the categories or a number that is no count
 * @see {@link chiSquareTest}, {@link mutualInformation}
 */
export function contingencyTable<A extends Name, B extends Name = A>(
  rows: Iterable<{ readonly a: A; readonly b: B; readonly n: number }>,
  categories: readonly A[],
  others: readonly B[] = categories as readonly Name[] as readonly B[],
): number[][] {
  const [rowOf, columnOf] = [placesOf(categories), placesOf(others)];
  const table = categories.map(() => others.map(() => 0));
  for (const { a, b, n } of rows) {
    requireCount(n, "n");
    table[rowOf(a)]![columnOf(b)]! += n;
  }
  return table;
}

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
 * @param table counts of units
 * @returns what is left, with totals; empty for a table without a count
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

type Name = string | number;

function placesOf<Label extends Name>(categories: readonly Label[]): (label: Label) => number {
  const places = new Map(categories.map((category, k) => [category, k]));
  return (label) => {
    const place = places.get(label);
    if (place === undefined)
      throw new RangeError(`Label ${JSON.stringify(label)} is not among the categories ${JSON.stringify(categories)}.`);
    return place;
  };
}
