/** What becomes of the rows of a table, counted per file in `tallies` as it happens. */
import type { TableName } from "../../src/lib/schema/tables.js";
import { type DuckDBConnection, quoteText } from "../duckdb.js";

/** @param which - SELECT of the numbers of the rows to remove */
export async function removeRows(
  connection: DuckDBConnection,
  table: TableName,
  outcome: string,
  which: string,
): Promise<void> {
  const removed = `${table} WHERE "row" IN (${which})`;
  await countOutcome(connection, table, outcome, removed);
  await connection.run(`DELETE FROM ${removed}`);
}

/** @param from - rows with their provenance */
export async function countOutcome(
  connection: DuckDBConnection,
  table: TableName,
  outcome: string,
  from: string = table,
): Promise<void> {
  await connection.run(`INSERT INTO tallies
    SELECT source, source_file, ${quoteText(table)}, ${quoteText(outcome)}, count(*) FROM ${from} GROUP BY ALL`);
}
