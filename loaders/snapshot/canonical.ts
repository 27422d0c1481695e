/** The canonical tables as DuckDB tables. */
import {
  type Column,
  type ColumnType,
  TABLE_NAMES,
  TABLES,
  type Table,
  type TableName,
} from "../../src/lib/schema/tables.js";
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

/** Where the rows of a table that say that something was deleted are kept during a run. */
export const tombstonesOf = (name: TableName): string => `${name}_tombstones`;

/** What is kept of a row that deletes. */
export const tombstoneColumns = ({ key, columns }: Table): Column[] =>
  columns.filter(({ name }) => key.includes(name) || name === "updated_at");

/**
 * A row's number during a run, which tells it from all others. DuckDB's own (`rowid`) would not do: a checkpoint between
 * two statements may move rows.
 */
export const ROW = "row";

/**
 * Makes every canonical table and beside it the one of its tombstones, empty, with `source`, `source_file`, `source_row`
 * and `row` after their own columns.
 */
export async function createCanonicalTables(connection: DuckDBConnection): Promise<void> {
  await connection.run("CREATE SEQUENCE row_numbers");
  const create = async (name: string, columns: readonly Column[]) => {
    const typed = columns.map((column) => `${quoteName(column.name)} ${COLUMN_TYPES[column.type]}`);
    await connection.run(
      `CREATE TABLE ${name} (${typed.join(", ")}, source VARCHAR, source_file VARCHAR, source_row BIGINT,
        ${quoteName(ROW)} BIGINT DEFAULT nextval('row_numbers'))`,
    );
  };
  for (const name of TABLE_NAMES) {
    await create(name, TABLES[name].columns);
    await create(tombstonesOf(name), tombstoneColumns(TABLES[name]));
  }
}
