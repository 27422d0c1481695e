import { requireCount, requireFinite } from "./checks.js";
import { completePairs } from "./complete-pairs.js";
import { type ContingencyTable, requireTable } from "./contingency-table.js";

/** Units by the values of two variables, as a query groups them: cells in any order, also several of one pair of values. */
export type PairCounts = readonly {
  readonly x: number;
  readonly y: number;
  /** Units with these values. */
  readonly n: number;
}[];

/** The same as columns of equal length. */
export interface PairColumns {
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly counts: readonly number[];
  /** Units in all. */
  readonly n: number;
}

/**
 * Counts rows by their pair of values.
 *
 * @param x null = missing; a unit with a missing value is left out
 * @param y as long as x
 * @returns one cell per distinct pair, in order of first appearance
 * @throws RangeError for unequal lengths and values that are neither finite nor null
 * @see {@link pearson}, {@link spearman}, {@link kendallTauB}
 */
export function pairCounts(x: readonly (number | null)[], y: readonly (number | null)[]): PairCounts {
  const pairs = completePairs(x, y);
  const cells = new Map<number, Map<number, { x: number; y: number; n: number }>>();
  for (const [i, first] of pairs.x.entries()) {
    const second = pairs.y[i]!;
    const row = cells.get(first) ?? new Map();
    const cell = row.get(second) ?? { x: first, y: second, n: 0 };
    cell.n++;
    cells.set(first, row.set(second, cell));
  }
  return [...cells.values()].flatMap((row) => [...row.values()]);
}

/**
 * The cells of a table whose categories have values: ranks 0, 1, 2, … of ordered labels, or the labels' own numbers.
 *
 * @param table counts of units, e.g. a cell of the pairs cube by label and label
 * @param rowValues one finite value per row
 * @param columnValues one per column; those of the rows unless given
 * @returns one cell per cell of the table, empty ones too
 * @throws RangeError for a table that is not rectangular or holds no counts, and values that are not one per category
 */
export function tablePairs(
  table: ContingencyTable,
  rowValues: readonly number[],
  columnValues: readonly number[] = rowValues,
): PairCounts {
  requireTable(table);
  if (rowValues.length !== table.length || table.some((row) => row.length !== columnValues.length))
    throw new RangeError(
      `A table needs one value per row and column: it has ${table.length} rows and ${table[0]?.length ?? 0} columns, ` +
        `values are ${rowValues.length} and ${columnValues.length}.`,
    );
  return table.flatMap((row, i) => row.map((n, j) => ({ x: rowValues[i]!, y: columnValues[j]!, n })));
}

/**
 * The cells that hold units, as columns; checked, since they may come from a query's rows.
 *
 * @param cells in any order, also several of one pair of values
 * @returns empty lists where no cell holds a unit
 * @throws RangeError for values that are not finite and an n that is no count
 */
export function pairColumns(cells: PairCounts): PairColumns {
  for (const { x, y, n } of cells) {
    requireFinite(x, "x");
    requireFinite(y, "y");
    requireCount(n, "n");
  }
  const filled = cells.filter(({ n }) => n > 0);
  const counts = filled.map(({ n }) => n);
  return {
    x: filled.map(({ x }) => x),
    y: filled.map(({ y }) => y),
    counts,
    n: counts.reduce((a, b) => a + b, 0),
  };
}
