import fc from "fast-check";
import type { TwoByTwo } from "../../../../src/lib/stats/two-by-two.js";

/** Tables of one to four rows and columns, with empty ones among them. */
export const tables = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }))
  .chain(([rows, columns]) =>
    fc.array(fc.array(fc.oneof(fc.constant(0), fc.nat(20)), { minLength: columns, maxLength: columns }), {
      minLength: rows,
      maxLength: rows,
    }),
  );

/** Tables of two groups by two outcomes. */
export const fourfold = (most = 12): fc.Arbitrary<TwoByTwo> => {
  const count = fc.nat(most);
  return fc.tuple(fc.tuple(count, count), fc.tuple(count, count));
};

export const transposed = (table: readonly (readonly number[])[]): number[][] =>
  (table[0] ?? []).map((_, j) => table.map((row) => row[j]!));

import type { LabelPattern } from "../../../../src/lib/stats/label-patterns.js";
import type { PairTable } from "../../../../src/lib/stats/pair-table.js";
/** Square tables of pairs, 1 to 4 categories. */
export const tables: fc.Arbitrary<PairTable> = fc
  .integer({ min: 1, max: 4 })
  .chain((q) => fc.array(fc.array(fc.nat(20), { minLength: q, maxLength: q }), { minLength: q, maxLength: q }));
/** The same pairs as label patterns, one per cell. */
export function tablePatterns(table: PairTable): LabelPattern[] {
  return table.flatMap((row, j) =>
    row.map((units, k) => ({ counts: table.map((_, l) => Number(l === j) + Number(l === k)), units })),
}
/** The same pairs as rows of labels, the category's position being its label. */
export function tableRatings(table: PairTable): number[][] {
  return table.flatMap((row, j) => row.flatMap((n, k) => Array.from({ length: n }, () => [j, k])));
}
