import { type PairTable, pairTable } from "./pair-table.js";

/** The labels of two raters on the items both labelled; raters by column, a < b. */
export interface RaterPairTable {
  readonly a: number;
  readonly b: number;
  readonly table: PairTable;
}

/**
 * The table of every pair of raters: Cohen's kappa of each is `cohenKappa(table)`.
 *
 * @param ratings items × raters, null = no label; rows may differ in length
 * @param categories declared categories in order, also those nobody used
 * @returns one table per pair a < b, in order of a, then b; all 0 for raters without a common item
 * @throws RangeError for a label outside the categories
 * @see {@link congerKappa}
 */
export function raterPairTables<Label extends string | number>(
  ratings: readonly (readonly (Label | null)[])[],
  categories: readonly Label[],
): RaterPairTable[] {
  const raters = ratings.reduce((most, row) => Math.max(most, row.length), 0);
  const tables: RaterPairTable[] = [];
  for (let a = 0; a < raters; a++)
    for (let b = a + 1; b < raters; b++) {
      const both = ratings.flatMap((row) => {
        const [first, second] = [row[a] ?? null, row[b] ?? null];
        return first === null || second === null ? [] : [{ a: first, b: second, n: 1 }];
      });
      tables.push({ a, b, table: pairTable(both, categories) });
    }
  return tables;
}
