/** Files of one shape, which one macro call reads together. */
import { escapePath, glob } from "tinyglobby";
import { quoteText } from "../../duckdb.js";
import type { FileShape } from "../reader.js";
import { defaultsOf, type InspectedFile } from "./inspect-file.js";

export interface FileGroup {
  readonly files: readonly InspectedFile[];
  readonly shape: FileShape;
  /** Their records together: SQL of a relation with `source_file`, and without `source_row`. */
  readonly relation: string;
  /** The call of the plain reader's macro: `csv('*.csv')`. */
  readonly from: string;
  /** What stands for the files in a call. */
  readonly pattern: string;
}

/**
 * Puts files together whose columns are the same, or some of another's.
 *
 * @param key - tells readings apart
 * @param takesAny - whether a file's columns may be any
 */
export function groupFiles(
  files: readonly InspectedFile[],
  key: (file: InspectedFile) => string,
  takesAny: (file: InspectedFile) => boolean,
): InspectedFile[][] {
  const groups: InspectedFile[][] = [];
  const widestFirst = [...files].sort(
    (a, b) => b.shape.columns.length - a.shape.columns.length || (a.name < b.name ? -1 : 1),
  );
  for (const file of widestFirst) {
    const group = groups.find(
      ([first]) =>
        key(first!) === key(file) &&
        (takesAny(file) || file.shape.columns.every((column) => first!.shape.columns.includes(column))),
    );
    if (group) group.push(file);
    else groups.push([file]);
  }
  return groups.map((group) => group.sort((a, b) => (a.name < b.name ? -1 : 1)));
}

/** @param folders - where its files are and will be, to see what a pattern would match */
export async function fileGroup(folders: readonly string[], files: readonly InspectedFile[]): Promise<FileGroup> {
  const [first] = files;
  const columns = [...new Set(files.flatMap(({ shape }) => shape.columns))];
  const pattern = await patternFor(
    folders,
    files.map(({ name }) => name),
  );
  const targets = files.map(({ target }) => quoteText(target)).join(", ");
  return {
    files,
    shape: { ...first!.shape, columns },
    relation: `(FROM read_parquet([${targets}], union_by_name = true) WHERE left_out IS NULL)`,
    from: macroCall(first!.reader.name, pattern, optionsOf(first!)),
    pattern,
  };
}

/** The options that differ from the macro's own. */
const optionsOf = ({ reader, options }: InspectedFile): [string, string][] =>
  Object.entries(options).filter(([name, value]) => value !== defaultsOf(reader)[name]);

export const macroCall = (macro: string, pattern: string, options: readonly (readonly [string, string])[]): string =>
  `${macro}(${[quoteText(pattern), ...options.map(([name, value]) => `${name} := ${quoteText(value)}`)].join(", ")})`;

/** These names, or others where the files have them. */
export const freeNames = ({ shape }: Pick<FileGroup, "shape">, names: readonly string[]): string[] =>
  names.map((name) => {
    let free = name;
    while (shape.columns.some((column) => column.toLowerCase() === free)) free = `${free}_`;
    return free;
  });

/** A pattern that stands for these files and no others of the folder: `day-*.csv`, else all by name. */
async function patternFor(folders: readonly string[], names: readonly string[]): Promise<string> {
  if (names.length === 1) return escapePath(names[0]!);
  const start = shared(names, (text, length) => text.slice(0, length)).replace(/[^-_. /]*$/, "");
  const rest = names.map((name) => name.slice(start.length));
  const end = shared(rest, (text, length) => text.slice(text.length - length)).replace(/^[^-_. /]*/, "");
  const pattern = `${escapePath(start)}*${escapePath(end)}`;
  const matched = await Promise.all(folders.map((cwd) => glob(pattern, { cwd, expandDirectories: false })));
  return matched.some((found) => found.length === names.length) && matched.flat().every((name) => names.includes(name))
    ? pattern
    : `{${names.map((name) => escapePath(name).replaceAll(",", "\\,")).join(",")}}`;
}

function shared(names: readonly string[], cut: (text: string, length: number) => string): string {
  const [first] = names;
  let length = Math.min(...names.map((name) => name.length));
  while (length > 0 && names.some((name) => cut(name, length) !== cut(first!, length))) length--;
  return cut(first!, length);
}
