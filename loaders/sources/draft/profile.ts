/** What the values of a column look like, from the first records: enough to guess what it holds. */
import { type DuckDBConnection, quoteText, rows } from "../../duckdb.js";
import { isDayIn } from "../dates.js";

/** Records that are looked at. */
const SAMPLE = 100_000;
/** More different values than this are no labels. */
export const MOST_LABELS = 50;
/** A longer text is no label. */
export const LONGEST_LABEL = 60;

export interface ColumnProfile {
  readonly name: string;
  /** SQL of the column. */
  readonly sql: string;
  readonly rows: number;
  /** Rows with a value. */
  readonly filled: number;
  readonly distinct: number;
  readonly longest: number;
  readonly meanWords: number;
  /** The different values in order, where they are few enough to be labels. */
  readonly values: readonly string[];
  /** Shares of the values, 0 to 1. */
  readonly emails: number;
  readonly links: number;
  readonly handles: number;
  readonly ips: number;
  readonly nonAscii: number;
  readonly nested: number;
  readonly numbers: number;
  readonly whole: number;
  readonly lowest: number | null;
  readonly highest: number | null;
  /** Times the contract can read, and of those the ones that name a zone. */
  readonly isoTimes: number;
  readonly zoned: number;
  /** Dates such as 3/9/2026: all, and those that are a day only with the first, or only with the second, number as the day's. */
  readonly dates: number;
  readonly firstIsDay: number;
  readonly secondIsDay: number;
  /** JSON of Label Studio's regions. */
  readonly regions: number;
}

const DATE = String.raw`^(\d{1,2})[/.-](\d{1,2})[/.-]\d{4}( |$)`;

/** Share of values for which a condition holds. */
const share = (condition: string) => `coalesce(avg(coalesce(${condition}, false)::INTEGER) FILTER (v IS NOT NULL), 0)`;

const MEASURES = `
  count(*) AS "rows",
  count(v) AS filled,
  count(DISTINCT v) AS "distinct",
  coalesce(max(length(v)), 0) AS longest,
  coalesce(avg(len(string_split_regex(v, '\\s+'))), 0) AS "meanWords",
  list_sort((list(DISTINCT v) FILTER (v IS NOT NULL AND length(v) <= 200))[:${MOST_LABELS + 1}]) AS "values",
  ${share("regexp_matches(v, '[^\\s@]+@[^\\s@]+\\.[^\\s@]+')")} AS emails,
  ${share("regexp_matches(v, '^(https?://|www\\.)')")} AS links,
  ${share("regexp_matches(v, '^@\\w')")} AS handles,
  ${share("regexp_matches(v, '^\\d{1,3}(\\.\\d{1,3}){3}$|^[0-9a-fA-F]{0,4}(:[0-9a-fA-F]{0,4}){3,7}$')")} AS ips,
  ${share("length(regexp_replace(v, '[\\x20-\\x7e]', '', 'g')) > 5")} AS "nonAscii",
  ${share("regexp_matches(v, '^[\\[{]') AND json_valid(v)")} AS nested,
  ${share("isfinite(try_cast(v AS DOUBLE))")} AS numbers,
  ${share("try_cast(v AS DOUBLE) = floor(try_cast(v AS DOUBLE))")} AS whole,
  min(try_cast(v AS DOUBLE)) AS lowest,
  max(try_cast(v AS DOUBLE)) AS highest,
  ${share("regexp_matches(v, '^\\d{4}') AND length(v) >= 8 AND try_cast(v AS TIMESTAMPTZ) IS NOT NULL")} AS "isoTimes",
  ${share("regexp_matches(v, '\\d(Z|[+-]\\d\\d(:?\\d\\d)?)$')")} AS zoned,
  ${share(`regexp_matches(v, '${DATE}')`)} AS dates,
  ${share(`${isDayIn("v", "dmy")} AND NOT ${isDayIn("v", "mdy")}`)} AS "firstIsDay",
  ${share(`${isDayIn("v", "mdy")} AND NOT ${isDayIn("v", "dmy")}`)} AS "secondIsDay",
  ${share(`regexp_matches(v, '^[\\[{].*"(choices|taxonomy|rating|number)"\\s*:')`)} AS regions`;

/**
 * @param relation - SQL of the records
 * @param columns - names, and SQL where a column is no column of the relation
 */
export async function profileColumns(
  connection: DuckDBConnection,
  relation: string,
  columns: readonly { readonly name: string; readonly sql: string }[],
): Promise<ColumnProfile[]> {
  const profiles: ColumnProfile[] = [];
  for (const { name, sql } of columns) {
    const [measured] = await rows<
      Omit<ColumnProfile, "name" | "sql" | "values"> & { values: { items?: string[] } | null }
    >(connection, `SELECT ${MEASURES} FROM (SELECT nullif(trim(${sql}), '') AS v FROM ${relation} LIMIT ${SAMPLE})`);
    const values = (measured!.values as unknown as string[] | null) ?? [];
    profiles.push({ ...measured!, name, sql, values: measured!.distinct <= MOST_LABELS ? values : [] });
  }
  return profiles;
}

/** How values are several at once. */
export type Separator = "json" | "\n" | ";" | "|" | ",";

/** SQL of the parts of a value, blanks and all. */
export const partsSql = (sql: string, separator: Exclude<Separator, "json">): string =>
  `string_split(${sql}, ${separator === "\n" ? "E'\\n'" : quoteText(separator)})`;

/** SQL of the list of a value's picks. */
export const splitSql = (sql: string, separator: Separator): string =>
  separator === "json"
    ? `json_extract_string(${sql}, '$[*]')`
    : `[trim(part, E' \\r\\t') FOR part IN ${partsSql(sql, separator)} IF trim(part, E' \\r\\t') <> '']`;

/**
 * The separator that parts the values of a column into fewer different labels than there are values, and these labels;
 * null where they are one label each, or no labels.
 */
export async function picksOf(
  connection: DuckDBConnection,
  relation: string,
  { sql, nested, distinct }: ColumnProfile,
): Promise<{ readonly separator: Separator; readonly values: readonly string[] } | null> {
  const separators: readonly Separator[] = nested > 0.9 ? ["json"] : ["\n", ";", "|", ","];
  for (const separator of separators) {
    const valid = separator === "json" ? `json_valid(v) AND starts_with(v, '[')` : "true";
    const [found] = await rows<{ several: number; longest: number; labels: string[] }>(
      connection,
      `SELECT coalesce(sum((n > 1)::INTEGER), 0) AS several, coalesce(max(length(pick)), 0) AS longest,
         list_sort((list(DISTINCT pick))[:${MOST_LABELS + 1}]) AS labels
       FROM (
         SELECT unnest(picks) AS pick, len(picks) AS n
         FROM (SELECT ${splitSql("v", separator)} AS picks
           FROM (SELECT nullif(trim(${sql}), '') AS v FROM ${relation} LIMIT ${SAMPLE}) WHERE v IS NOT NULL AND ${valid})
       )`,
    );
    const labels = found?.labels ?? [];
    const isSeveral = separator === "json" ? labels.length > 0 : (found?.several ?? 0) > 0 && labels.length <= distinct;
    if (isSeveral && labels.length <= MOST_LABELS && found!.longest <= LONGEST_LABEL)
      return { separator, values: labels };
  }
  return null;
}

/** Share of items, of those with several records, for which a column has several values: data of an item never has. */
export async function variesWithin(
  connection: DuckDBConnection,
  relation: string,
  item: string,
  { sql }: { readonly sql: string },
): Promise<number | null> {
  const [found] = await rows<{ share: number | null }>(
    connection,
    `SELECT avg((n > 1)::INTEGER) AS share FROM (
       SELECT count(DISTINCT v) AS n FROM (SELECT ${item} AS item, ${sql} AS v FROM ${relation} LIMIT ${SAMPLE})
       WHERE item IS NOT NULL GROUP BY item HAVING count(v) > 1)`,
  );
  return found?.share ?? null;
}
