import fc from "fast-check";

export type Ratings = readonly (readonly (number | null)[])[];

/** Categories in order; their numbers are their values at the interval level. */
export const DECLARED = [1, 2, 3, 4] as const;

/** Up to 12 items × 5 raters with missing labels; the fourth category often unused. */
export const ratings: fc.Arbitrary<Ratings> = fc.array(
  fc.array(fc.option(fc.constantFrom(...DECLARED), { freq: 3 }), { minLength: 5, maxLength: 5 }),
  { maxLength: 12 },
);

/** The ratings beside the same ratings with items and raters in another order. */
export const shuffled: fc.Arbitrary<readonly [Ratings, Ratings]> = ratings.chain((rows) =>
  fc
    .tuple(
      fc.shuffledSubarray([...rows], { minLength: rows.length }),
      fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 }),
    )
    .map(([items, raters]) => [rows, items.map((row) => raters.map((rater) => row[rater]!))] as const),
);

/** The ratings beside the same ratings with categories exchanged. */
export const relabelled: fc.Arbitrary<readonly [Ratings, Ratings]> = fc
  .tuple(ratings, fc.shuffledSubarray([...DECLARED], { minLength: DECLARED.length }))
  .map(([rows, names]) => [rows, rows.map((row) => row.map((label) => (label === null ? null : names[label - 1]!)))]);
