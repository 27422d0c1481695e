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
    if (isFragment(part)) {
      text += part.text;
      parameters.push(...part.parameters);
    } else {
      text += "?";
      parameters.push(part);
    }
    text += strings[index + 1];
  }
  return { text, parameters };
}

/** SQL out of the program's own constants (column names, operators). Never for values. */
export const raw = (text: string): Fragment => ({ text, parameters: [] });

/** Fragments in a row. */
export const joined = (fragments: readonly Fragment[], separator: string): Fragment => ({
  text: fragments.map(({ text }) => text).join(separator),
  parameters: fragments.flatMap(({ parameters }) => parameters),
});

/** `(?, ?, ?)`: a list for IN or a row for VALUES. */
export const list = (values: readonly SqlValue[]): Fragment => ({
  text: `(${values.map(() => "?").join(", ")})`,
  parameters: values,
});

/** Whether a cell's `day` is one of these; TRUE for all where there are none. */
export const within = (days: readonly [string, string] | null): Fragment =>
  days === null ? raw("TRUE") : sql`day BETWEEN CAST(${days[0]} AS TIMESTAMP) AND CAST(${days[1]} AS TIMESTAMP)`;

const isFragment = (part: Fragment | SqlValue): part is Fragment => typeof part === "object" && part !== null;
