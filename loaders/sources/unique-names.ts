import { cleanText } from "./unicode.js";

/** Columns a staged file has besides the raw ones. */
const RESERVED = ["source_file", "source_row", "left_out", "file_row_number"];

/**
 * Names that can stand side by side in a table: an empty one becomes `column_3` (its place), one that occurs
 * again (whatever its case), or is reserved, gets `_1`, `_2` …, as DuckDB does. What is invisible in a name goes.
 */
export function uniqueNames(names: readonly string[]): string[] {
  const taken = new Set(RESERVED);
  return names.map((raw, index) => {
    const base = cleanText(raw) || `column_${index + 1}`;
    let name = base;
    for (let again = 1; taken.has(name.toLowerCase()); again++) name = `${base}_${again}`;
    taken.add(name.toLowerCase());
    return name;
  });
}
