import fc from "fast-check";

/** Counts with and without a property per period, some periods empty. */
export const shares = (maxLength = 30): fc.Arbitrary<{ x: number[]; n: number[] }> =>
  fc
    .array(fc.tuple(fc.nat(12), fc.nat(12)), { maxLength })
    .map((pairs) => ({ x: pairs.map(([yes]) => yes), n: pairs.map(([yes, no]) => yes + no) }));

/** Whole values, so that ties and sums are exact. */
export const series = (maxLength = 30, range = 20): fc.Arbitrary<number[]> =>
  fc.array(fc.integer({ min: -range, max: range }), { maxLength });
