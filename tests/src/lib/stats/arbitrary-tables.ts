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
