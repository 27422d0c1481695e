import { type AgreementSums, normalisedAgreement } from "./agreement-sums.js";
import { requireCount } from "./checks.js";
import { contingencyTable } from "./contingency-table.js";

/** Square counts of pairs: rows the label of rater a, columns the label of rater b, categories in declared order. */
export type PairTable = readonly (readonly number[])[];

/**
 * The square table of two raters from cells of the pairs cube; cells of the same pair of labels add up.
 *
 * @param rows label of rater a, label of rater b, number of pairs
 * @param categories declared categories in order, also those nobody used
 * @returns one row and column per category; all 0 without rows
 * @throws RangeError for a label outside the categories or a number that is no count
 * @see {@link cohenKappa}
 */
export function pairTable<Label extends string | number>(
  rows: Iterable<{ readonly a: Label; readonly b: Label; readonly n: number }>,
  categories: readonly Label[],
): PairTable {
  return contingencyTable(rows, categories);
}

/**
 * The agreement sums of two raters' pairs, units of two labels each: α, AC1 and percent agreement follow from them.
 *
 * @param table counts of pairs
 * @returns one cell, of units with two labels; none for an empty table
 * @throws RangeError for a table that is not square or holds no counts
 */
export function pairTableSums(table: PairTable): AgreementSums {
  requireSquare(table);
  const at = (j: number, k: number) => table[j]![k]!;
  const units = table.flat().reduce((a, b) => a + b, 0);
  const coincidences: number[] = [];
  for (let j = 0; j < table.length; j++)
    for (let k = j + 1; k < table.length; k++) coincidences.push(at(j, k) + at(k, j));
  return normalisedAgreement([
    {
      labels: 2,
      units,
      agreeing: 2 * table.reduce((total, row, k) => total + row[k]!, 0),
      labelCounts: table.map((row, k) => row.reduce((total, count, j) => total + count + at(j, k), 0)),
      coincidences,
    },
  ]);
}

/** Throws a RangeError unless the table is square and holds counts. */
export function requireSquare(table: PairTable): void {
  for (const [j, row] of table.entries()) {
    if (row.length !== table.length)
      throw new RangeError(
        `A table of pairs must be square: row ${j + 1} has ${row.length} columns, the table ${table.length} rows.`,
      );
    for (const count of row) requireCount(count, "a count of pairs");
  }
}
