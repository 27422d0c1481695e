import { requireCount } from "./checks.js";

/** Counts a, b / c, d: two groups in rows, two outcomes in columns. */
export type TwoByTwo = readonly [readonly [number, number], readonly [number, number]];

/** The cells and their total. Throws a RangeError unless there are two rows of two counts. */
export function cells(table: TwoByTwo): { a: number; b: number; c: number; d: number; n: number } {
  if (table.length !== 2 || table.some((row) => row.length !== 2))
    throw new RangeError(
      `A table of two by two is needed, not ${table.map((row) => row.length).join(" and ")} columns.`,
    );
  const [[a, b], [c, d]] = table;
  for (const count of [a, b, c, d]) requireCount(count, "a count of the table");
  return { a, b, c, d, n: a + b + c + d };
}

/** Whether a row or a column holds no count: the table then says nothing of the odds ratio. */
export function hasEmptyMargin({ a, b, c, d }: Readonly<ReturnType<typeof cells>>): boolean {
  return a + b === 0 || c + d === 0 || a + c === 0 || b + d === 0;
}

/** ad / (bc), infinite where only bc is 0, null where both are. */
export function oddsRatio({ a, b, c, d }: Readonly<ReturnType<typeof cells>>): number | null {
  return (a === 0 || d === 0) && (b === 0 || c === 0) ? null : (a * d) / (b * c);
}
