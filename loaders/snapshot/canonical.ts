/** The canonical tables as DuckDB tables. */
import { type ColumnType, TABLE_NAMES, TABLES } from "../../src/lib/schema/tables.js";
import { type DuckDBConnection, quoteName } from "../duckdb.js";

/** How DuckDB holds a column of the contract. */
export const COLUMN_TYPES: { readonly [type in ColumnType]: string } = {
  id: "VARCHAR",
  category: "VARCHAR",
  enum: "VARCHAR",
  text: "VARCHAR",
  timestamp: "TIMESTAMP",
  number: "DOUBLE",
  boolean: "BOOLEAN",
};

/** Makes every canonical table, empty, with `source`, `source_file` and `source_row` after its own columns. */
export async function createCanonicalTables(connection: DuckDBConnection): Promise<void> {
  for (const name of TABLE_NAMES) {
    const columns = TABLES[name].columns.map((column) => `${quoteName(column.name)} ${COLUMN_TYPES[column.type]}`);
    await connection.run(
      `CREATE TABLE ${name} (${columns.join(", ")}, source VARCHAR, source_file VARCHAR, source_row BIGINT)`,
    );
  }
}
