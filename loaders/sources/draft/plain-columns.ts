/** What drafting from a plain table has in common, whichever canonical table it fills. */
import { findColumn, type Table } from "../../../src/lib/schema/tables.js";
import type { DuckDBConnection } from "../../duckdb.js";
import type { FileGroup } from "./file-group.js";
import { type DraftColumn, guessColumn } from "./guess-column.js";
import { headerWords, shownHeader } from "./header-words.js";
import type { LeftOutColumn } from "./personal.js";
import type { ColumnProfile } from "./profile.js";
import { expression } from "./select-draft.js";

export interface PlainContext {
  readonly connection: DuckDBConnection;
  /** Name of the source. */
  readonly source: string;
  readonly group: FileGroup;
  /** Every column. */
  readonly profiles: readonly ColumnProfile[];
  /** Columns that are not personal. */
  readonly usable: readonly ColumnProfile[];
  readonly leftOut: readonly LeftOutColumn[];
  /** What a question is called whose answers stand under a header. */
  readonly questionOf: (header: string, labels: readonly string[]) => string;
}

/** Guesses a canonical column and takes the file's column away from the others. */
export function take(free: ColumnProfile[], table: Table, name: string): DraftColumn | undefined {
  const guess = guessColumn(findColumn(table.name, name)!, free);
  if (guess?.from) free.splice(free.indexOf(guess.from), 1);
  return guess;
}

/** The rest of a table's columns, as far as headers and values tell. */
export function categoryColumns(free: ColumnProfile[], table: Table): DraftColumn[] {
  const names = table.columns
    .filter(({ type, required }) => type !== "id" && type !== "timestamp" && (!required || type === "enum"))
    .map(({ name }) => name)
    .filter((name) => !["question", "label", "handling_seconds", "confidence"].includes(name));
  const found = names.flatMap((name) => take(free, table, name) ?? []);
  if (!found.some(({ name }) => name === "market") && findColumn(table.name, "market")) {
    const codes = free.find(hasRegionCodes);
    if (codes) {
      free.splice(free.indexOf(codes), 1);
      found.push({
        name: "market",
        sql: codes.sql,
        from: codes,
        assumptions: [
          {
            assumed: `${shownHeader(codes.name)} is the market`,
            evidence: "its values are codes of countries",
            change: "remove the line",
          },
        ],
      });
    }
  }
  return found;
}

const REGIONS = new Intl.DisplayNames("en", { type: "region", fallback: "none" });

const hasRegionCodes = ({ values }: ColumnProfile): boolean =>
  values.length > 0 && values.every((value) => /^[A-Z]{2}$/.test(value) && REGIONS.of(value) !== undefined);

/** The column whose header says that it names the item. */
export const guessedItem = (free: readonly ColumnProfile[]): DraftColumn | undefined =>
  guessColumn(findColumn("annotations", "item_id")!, free);

/** The column that names the item: by its header, else `id`, else any whose header ends so, else the record itself. */
export function itemColumn(free: ColumnProfile[]): DraftColumn {
  const guess = guessedItem(free);
  const id = free.find(({ name }) => headerWords(name) === "id");
  const ending = free.find(({ name, nested }) => /id$/.test(headerWords(name)) && nested < 0.5);
  const from = guess?.from ?? id ?? ending;
  if (!from) {
    return expression("item_id", "concat_ws(' ', source_file, source_row)", {
      assumed: "each record is about an item of its own",
      evidence: "no header names an item",
      change: "select what names it; else agreement between annotators cannot be told",
    });
  }
  free.splice(free.indexOf(from), 1);
  if (guess) return guess;
  return {
    name: "item_id",
    sql: from.sql,
    from,
    assumptions:
      from === id
        ? []
        : [
            {
              assumed: `${shownHeader(from.name)} is the item`,
              evidence: "its header ends in id; no other says item",
              change: "take another column",
            },
          ],
  };
}

export const unusedColumns = (free: readonly ColumnProfile[]): string[] => free.map(({ name }) => name);
