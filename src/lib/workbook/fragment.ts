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

/** Values in brackets: a list for IN, or a row for VALUES. */
export function list(values: readonly SqlValue[]): Fragment {
  const { text, parameters } = joined(values.map(bound), ", ");
  return { text: `(${text})`, parameters };
}

/** `column IN (…)`, as a join: a value compared with a stored column directly makes DuckDB plan anew each time. */
export function among(column: string, values: readonly SqlValue[]): Fragment {
  const { text, parameters } = joined(values.map(bound), ", ");
  return { text: `${column} IN (SELECT unnest([${text}]))`, parameters };
}

/** The moment a local day begins, in the workbook's type. */
export const startOf = (day: string): Fragment => sql`CAST(${day} AS TIMESTAMP)`;

/** Whether a cell's `day` is one of these; TRUE for all where there are none. */
export const within = (days: readonly [string, string] | null): Fragment =>
  days === null ? raw("TRUE") : sql`day BETWEEN ${startOf(days[0])} AND ${startOf(days[1])}`;

const isFragment = (part: Fragment | SqlValue): part is Fragment => typeof part === "object" && part !== null;
