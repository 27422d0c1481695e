/** Profiles of literal values. */
import { openDatabase, quoteText } from "../../../../loaders/duckdb.js";
import { type ColumnProfile, profileColumns } from "../../../../loaders/sources/draft/profile.js";

export async function profileOf(name: string, ...values: readonly string[]): Promise<ColumnProfile> {
  const connection = await openDatabase();
  try {
    const rows = values.map((value) => `(${quoteText(value)})`).join(", ");
    const [profile] = await profileColumns(connection, `(FROM (VALUES ${rows}) AS one(v))`, [{ name, sql: "v" }]);
    return profile!;
  } finally {
    connection.closeSync();
  }
}
