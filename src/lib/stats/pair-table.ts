import type { AgreementSums } from "./agreement-sums.js";

/** Square counts: rows rater a, columns rater b, categories in declared order. */
export type PairTable = readonly (readonly number[])[];

/** From rows of the pairs cube. A label outside `categories` is a RangeError. */
export function pairTable<Label>(
  rows: Iterable<{ readonly a: Label; readonly b: Label; readonly n: number }>,
  categories: readonly Label[],
): PairTable {
  throw new Error(`not yet: ${rows} ${categories}`);
}

/** The table as agreement sums of units with two labels: α, AC1 and percent agreement follow. */
export function pairTableSums(table: PairTable): AgreementSums {
  throw new Error(`not yet: ${table}`);
}
