import fc from "fast-check";
import type { LabelPattern } from "../../../../src/lib/stats/label-patterns.js";
import type { PairTable } from "../../../../src/lib/stats/pair-table.js";

/** Square tables of pairs, 1 to 4 categories. */
export const pairTables: fc.Arbitrary<PairTable> = fc
  .integer({ min: 1, max: 4 })
  .chain((q) => fc.array(fc.array(fc.nat(20), { minLength: q, maxLength: q }), { minLength: q, maxLength: q }));
/** The same pairs as label patterns, one per cell. */
export function tablePatterns(table: PairTable): LabelPattern[] {
  return table.flatMap((row, j) =>
    row.map((units, k) => ({ counts: table.map((_, l) => Number(l === j) + Number(l === k)), units })),
  );
}
/** The same pairs as rows of labels, the category's position being its label. */
export function tableRatings(table: PairTable): number[][] {
  return table.flatMap((row, j) => row.flatMap((n, k) => Array.from({ length: n }, () => [j, k])));
}
