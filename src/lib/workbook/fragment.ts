/** A piece of SQL with its values beside it: pieces combine, values stay bound, in the order of their `?`. */
import type { SqlValue } from "./query.js";

export interface Fragment {
  readonly text: string;
  readonly parameters: readonly SqlValue[];
}

/**
 * `` sql`market = ${value}` `` binds the value; `` sql`SELECT … WHERE ${fragment}` `` puts a
 * fragment in place. Text can only come from the program itself.
 */
export function sql(strings: TemplateStringsArray, ...parts: readonly (Fragment | SqlValue)[]): Fragment {
  let text = strings[0] as string;
  const parameters: SqlValue[] = [];
  for (const [index, part] of parts.entries()) {
    const fragment = isFragment(part) ? part : bound(part);
    text += fragment.text + strings[index + 1];
    parameters.push(...fragment.parameters);
  }
  return { text, parameters };
}

/** With its type stated, as DuckDB would else plan the whole statement anew for every set of values. */
function bound(value: SqlValue): Fragment {
  if (value === null) return raw("NULL");
  const type = typeof value === "string" ? "VARCHAR" : typeof value === "number" ? "DOUBLE" : "BOOLEAN";
  return { text: `CAST(? AS ${type})`, parameters: [value] };
}

/** SQL out of the program's own constants (column names, operators). Never for values. */
export const raw = (text: string): Fragment => ({ text, parameters: [] });

/** Fragments in a row. */
export const joined = (fragments: readonly Fragment[], separator: string): Fragment => ({
  text: fragments.map(({ text }) => text).join(separator),
  parameters: fragments.flatMap(({ parameters }) => parameters),
});

/**
 * Values of one parameter, however many there are: a query keeps one text, so that DuckDB plans it once for all
 * views. Names hold no control characters, so none can pass for the separator.
 */
const BETWEEN_VALUES = "\u001f";

/** Nothing, as a parameter: a NULL would have a type of its own, and DuckDB plans anew for other types. */
const NOTHING = "";

/** `column IN (…)`. A value compared with a stored column directly would make DuckDB plan anew each time. */
export const among = (column: string, values: readonly string[]): Fragment =>
  sql`list_contains(string_split(${values.join(BETWEEN_VALUES)}, chr(31)), CAST(${raw(column)} AS VARCHAR))`;

/** `column IN (…)`, or TRUE where there are no values; the text is the same. */
export function amongIfAny(column: string, values: readonly string[]): Fragment {
  const packed = values.length === 0 ? NOTHING : values.join(BETWEEN_VALUES);
  return sql`(${packed} = '' OR ${among(column, values)})`;
}

/** Values in brackets: a row for VALUES. */
export function list(values: readonly SqlValue[]): Fragment {
  const { text, parameters } = joined(values.map(bound), ", ");
  return { text: `(${text})`, parameters };
}

/** Whether a day or week column lies in these days, both included; an end that is null is open. */
export function between(column: string, first: string | null, last: string | null): Fragment {
  const [start, end] = [first ?? NOTHING, last ?? NOTHING];
  return sql`(${start} = '' OR epoch(${raw(column)}) >= epoch(CAST(nullif(${start}, '') AS TIMESTAMP)))
    AND (${end} = '' OR epoch(${raw(column)}) <= epoch(CAST(nullif(${end}, '') AS TIMESTAMP)))`;
}

/** Whether a cell's `day` is one of these; TRUE for all where there are none. */
export const within = (days: readonly [string, string] | null): Fragment =>
  between("day", days?.[0] ?? null, days?.[1] ?? null);

const isFragment = (part: Fragment | SqlValue): part is Fragment => typeof part === "object" && part !== null;
