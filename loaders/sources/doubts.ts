/** What the exports leave open and a rule of the loader settles: counted, never silent, with what would settle it better. */
import { formatNumberOf } from "../../src/lib/format.js";
import { TABLES, type TableName } from "../../src/lib/schema/tables.js";
import { type DuckDBConnection, quoteName, quoteText, rows } from "../duckdb.js";
import { DAY_FIRST, MONTH_FIRST } from "./dates.js";
import type { Mapping } from "./mapping.js";

export type DoubtKind =
  | "invisible characters"
  | "dates in two orders"
  | "sources disagree"
  | "two teams at a time"
  | "team unknown";

export interface Doubt {
  readonly kind: DoubtKind;
  /** Folder of the source, or of both, joined by `, `. */
  readonly source: string;
  /** Null: it concerns no single file. */
  readonly file: string | null;
  readonly table: TableName;
  readonly column: string;
  /** What it concerns: rows, items or annotators, as `finding` says. */
  readonly rows: number;
  /** What was found. */
  readonly finding: string;
  /** How it was settled. */
  readonly rule: string;
  /** What would settle it better. */
  readonly remedy: string;
}

/** What the rows of a mapping leave open. Expects `cast_rows`, as `castStatement` makes it. */
export async function doubtsOfRows(connection: DuckDBConnection, mapping: Mapping): Promise<Doubt[]> {
  return [...(await invisibleCharacters(connection, mapping)), ...(await mixedDates(connection, mapping))];
}

async function invisibleCharacters(connection: DuckDBConnection, { source, table }: Mapping): Promise<Doubt[]> {
  const found = await rows<{ file: string; column: string; rows: number }>(
    connection,
    `SELECT source_file AS file, "column", count(*) AS rows FROM (
       SELECT source_file, unnest(string_split(cleaned, chr(10))) AS "column" FROM cast_rows WHERE cleaned IS NOT NULL
     ) GROUP BY ALL ORDER BY ALL`,
  );
  return found.map((one) => ({
    ...one,
    kind: "invisible characters",
    source,
    table,
    finding: `${formatNumberOf(one.rows, "value is written in another way than it looks", "values are written in another way than they look")} (zero-width, control or decomposed characters, special blanks).`,
    rule: "They count as what they look like.",
    remedy: "Mend the export where they should differ.",
  }));
}

/** Dates that fit only one order of day and month, beside others that fit only the other or were read: some may be wrong. */
async function mixedDates(connection: DuckDBConnection, { source, table }: Mapping): Promise<Doubt[]> {
  const reasons = `(${quoteText(DAY_FIRST)}, ${quoteText(MONTH_FIRST)})`;
  const columns = await rows<{ column: string }>(
    connection,
    `SELECT DISTINCT problem_column AS "column" FROM cast_rows WHERE problem_reason IN ${reasons} ORDER BY ALL`,
  );
  const doubts: Doubt[] = [];
  for (const { column } of columns) {
    const files = await rows<{ file: string; dayFirst: number; monthFirst: number; read: number }>(
      connection,
      `SELECT source_file AS file,
         count(*) FILTER (problem_column = ${quoteText(column)} AND problem_reason = ${quoteText(DAY_FIRST)}) AS "dayFirst",
         count(*) FILTER (problem_column = ${quoteText(column)} AND problem_reason = ${quoteText(MONTH_FIRST)}) AS "monthFirst",
         count(${quoteName(column)}) FILTER (problem_column IS NULL) AS read
       FROM cast_rows GROUP BY ALL ORDER BY ALL`,
    );
    for (const { file, dayFirst, monthFirst, read } of files) {
      if (Math.min(dayFirst, monthFirst) === 0 && (dayFirst + monthFirst === 0 || read === 0)) continue;
      doubts.push({
        kind: "dates in two orders",
        source,
        file,
        table,
        column,
        rows: dayFirst + monthFirst,
        finding: `${formatNumberOf(dayFirst, "date fits", "dates fit")} only with the day first, ${monthFirst} only with the month first, ${formatNumberOf(read, "was", "were")} read: the file mixes orders.`,
        rule: "Dates such as 03/04 are read in the mapping's order, and may be wrong.",
        remedy: "Ask where the file comes from, and split it.",
      });
    }
  }
  return doubts;
}

/** What several sources may say of an item. */
const ITEM_ATTRIBUTES = TABLES.items.columns.filter(({ type }) => type === "category" || type === "id").slice(1);

/**
 * Items that several sources know: each attribute is taken from the row that wins (see `mergeTable`), and where that
 * says nothing, from the latest of the other sources that does. Those about which sources contradict each other are
 * counted. Expects `items` before the merge.
 *
 * @param asOf - what became known later says nothing; null: nothing is later
 */
export async function settleItems(connection: DuckDBConnection, asOf: string | null): Promise<Doubt[]> {
  const known = asOf ? `NOT coalesce(greatest(updated_at, created_at) > ${quoteText(asOf)}::TIMESTAMP, false)` : "true";
  const latest = "(coalesce(updated_at, TIMESTAMP '1970-01-01'), source, source_file, source_row)";
  const names = ITEM_ATTRIBUTES.map(({ name }) => quoteName(name));
  await connection.run(`CREATE OR REPLACE TEMP TABLE shared_items AS
    SELECT item_id, source, ${names.map((name) => `arg_max(${name}, ${latest}) AS ${name}`).join(", ")},
      max(updated_at) AS updated_at, max(source_file) AS source_file, max(source_row) AS source_row
    FROM items
    WHERE ${known} AND item_id IN (SELECT item_id FROM items GROUP BY item_id HAVING min(source) <> max(source))
    GROUP BY item_id, source`);
  const doubts: Doubt[] = [];
  for (const { name: column } of ITEM_ATTRIBUTES) {
    const name = quoteName(column);
    const [found] = await rows<{ rows: number; source: string | null }>(
      connection,
      `SELECT count(DISTINCT item_id) AS rows, string_agg(DISTINCT source, ', ' ORDER BY source) AS source FROM shared_items
       WHERE ${name} IS NOT NULL AND item_id IN (
         SELECT item_id FROM shared_items GROUP BY item_id HAVING min(${name}) <> max(${name}))`,
    );
    if (found && found.rows > 0) {
      doubts.push({
        kind: "sources disagree",
        source: found.source ?? "",
        file: null,
        table: "items",
        column,
        rows: found.rows,
        finding: `Sources disagree about the ${column} of ${formatNumberOf(found.rows, "item", "items")}.`,
        rule: "The row updated last counts; without a time, the source last in order of name.",
        remedy: `Leave ${column} out of the mapping that is less to be trusted.`,
      });
    }
  }
  await connection.run(`UPDATE items SET ${names.map((name) => `${name} = coalesce(items.${name}, known.${name})`).join(", ")}
    FROM (
      SELECT item_id, ${names.map((name) => `arg_max(${name}, ${latest}) AS ${name}`).join(", ")}
      FROM shared_items GROUP BY item_id
    ) AS known WHERE items.item_id = known.item_id`);
  await connection.run("DROP TABLE shared_items");
  return doubts;
}
