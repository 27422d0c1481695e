import fc from "fast-check";

export type LabelRow = readonly [item: string, annotator: string, label: string];

/** Labels a, b, c of up to 8 items by up to 4 annotators, some twice; at least one. */
export const labelRows: fc.Arbitrary<readonly LabelRow[]> = fc.array(
  fc.tuple(
    fc.integer({ min: 1, max: 8 }).map((i) => `item ${i}`),
    fc.constantFrom("ann", "bob", "cid", "dee"),
    fc.constantFrom("a", "b", "c"),
  ),
  { minLength: 1, maxLength: 40 },
);

/** The rows beside the same rows in another order. */
export const reorderedRows = labelRows.chain((rows) =>
  fc
    .shuffledSubarray([...rows], { minLength: rows.length })
    .map((other): readonly [readonly LabelRow[], readonly LabelRow[]] => [rows, other]),
);

/** Row by row. */
export const matrix = (values: Float64Array, width: number): number[][] =>
  Array.from({ length: values.length / width }, (_, i) => Array.from(values.subarray(i * width, (i + 1) * width)));
