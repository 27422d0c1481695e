/** A value a query may be given. Values are always bound, never spliced into SQL. */
export type SqlValue = string | number | boolean | null;

/**
 * Asks the workbook. The same queries run on DuckDB-Wasm in the reader's browser and on
 * DuckDB in Node, where the build makes the first paint and the tests compare both.
 *
 * Values arrive as numbers, strings, booleans or null; BIGINT and DECIMAL as numbers.
 * Days and weeks are TIMESTAMP in the workbook: select them as
 * `strftime(day, '%Y-%m-%d')`, never raw.
 */
export type Query = <Row extends object>(sql: string, parameters?: readonly SqlValue[]) => Promise<Row[]>;

/** The most rows a query may hand over: SQL adds up, TypeScript only concludes. */
export const MAXIMUM_ROWS = 5_000;
