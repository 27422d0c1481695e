/** Merges what several exports say of the same thing: what came too late goes, and of duplicates the latest stays. */
import type { Table, TableName } from "../../src/lib/schema/tables.js";
import { type DuckDBConnection, quoteName, quoteText } from "../duckdb.js";

/**
 * Removes from a canonical table what became known after `asOf`, and all but the latest of rows with the same
 * key: the latest `updated_at`, ties by source, file and row, the last one winning. Adds to `tallies`.
 */
export async function mergeTable(connection: DuckDBConnection, table: Table, asOf: string | null): Promise<void> {
  const { name } = table;
  if (asOf && table.knownAt) {
    const late = `${name} WHERE ${quoteName(table.knownAt)} > ${quoteText(asOf)}::TIMESTAMP`;
    await countOutcome(connection, name, "after_as_of", late);
    await connection.run(`DELETE FROM ${late}`);
  }
  // A version from after `asOf` stands for the one before it only where no earlier version was exported.
  const late = asOf ? `updated_at > ${quoteText(asOf)}::TIMESTAMP ASC NULLS FIRST,` : "";
  const key = table.key.map(quoteName).join(", ");
  // Hashing first keeps the exact, costly window to the few rows that may be duplicates.
  await connection.run(`CREATE OR REPLACE TEMP TABLE older AS
    SELECT row, source, source_file FROM (
      SELECT rowid AS row, source, source_file, row_number() OVER (
        PARTITION BY ${key}
        ORDER BY ${late} updated_at DESC NULLS LAST, source DESC, source_file DESC, source_row DESC
      ) AS latest
      FROM ${name}
      WHERE hash(${key}) IN (SELECT hash(${key}) FROM ${name} GROUP BY ALL HAVING count(*) > 1)
    ) WHERE latest > 1`);
  await countOutcome(connection, name, "duplicates", "older");
  await connection.run(`DELETE FROM ${name} WHERE rowid IN (SELECT row FROM older)`);
  await connection.run("DROP TABLE older");
  await countOutcome(connection, name, "accepted", name);
}

async function countOutcome(
  connection: DuckDBConnection,
  table: TableName,
  outcome: string,
  from: string,
): Promise<void> {
  await connection.run(`INSERT INTO tallies
    SELECT source, source_file, ${quoteText(table)}, ${quoteText(outcome)}, count(*) FROM ${from} GROUP BY ALL`);
}
