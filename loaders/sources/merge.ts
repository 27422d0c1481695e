/**
 * Merges what several exports say of the same thing: what came too late goes, of several versions the latest
 * stays, and what was deleted since goes.
 */
import type { Table } from "../../src/lib/schema/tables.js";
import { type DuckDBConnection, quoteName, quoteText } from "../duckdb.js";
import { tombstonesOf } from "../snapshot/canonical.js";
import { removeDeleted } from "./deletions.js";
import { countOutcome } from "./outcomes.js";
import { type MergeOptions, removeOlder } from "./versions.js";

/** Leaves in a canonical table what held at `asOf`, once each, and adds to `tallies`. */
export async function mergeTable(connection: DuckDBConnection, table: Table, options: MergeOptions): Promise<void> {
  await removeLater(connection, table, options);
  await removeOlder(connection, table, options);
  await removeDeleted(connection, table, options);
  await countOutcome(connection, table.name, "accepted");
}

async function removeLater(connection: DuckDBConnection, table: Table, { asOf }: MergeOptions): Promise<void> {
  if (!asOf) return;
  const remove = async (from: string, time: string) => {
    const late = `${from} WHERE ${quoteName(time)} > ${quoteText(asOf)}::TIMESTAMP`;
    await countOutcome(connection, table.name, "after_as_of", late);
    await connection.run(`DELETE FROM ${late}`);
  };
  if (table.knownAt) await remove(table.name, table.knownAt);
  await remove(tombstonesOf(table.name), "updated_at");
}
