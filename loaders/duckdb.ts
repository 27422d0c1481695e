/** DuckDB in Node: one way to open it, one way to ask it. */
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type DuckDBConnection, DuckDBInstance, type DuckDBValue, version } from "@duckdb/node-api";
import type { SqlValue } from "../src/lib/workbook/query.js";

export { type DuckDBConnection, version as duckdbVersion };

export interface DatabaseOptions {
  /** Memory limit as DuckDB writes it, for example `2GB`. Default: DuckDB's own. */
  readonly memory?: string | undefined;
  readonly threads?: number | undefined;
  /** Where tables are kept, compressed, for as long as the process runs. Default: in memory, and spilled as they are. */
  readonly file?: string | undefined;
  /** Folder DuckDB may spill to, made when needed. Default: one of its own in the system's temporary folder. */
  readonly temporary?: string | undefined;
}

/** A database of this process that never fetches an extension and keeps time in UTC. */
export async function openDatabase(options: DatabaseOptions = {}): Promise<DuckDBConnection> {
  const instance = await DuckDBInstance.create(options.file ?? ":memory:", {
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
    ...(options.memory && { memory_limit: options.memory }),
    ...(options.threads && { threads: String(options.threads) }),
    temp_directory: options.temporary ?? join(tmpdir(), `plumbline-duckdb-${process.pid}`),
  });
  const connection = await instance.connect();
  await connection.run("SET TimeZone = 'UTC'");
  // The file is removed with its folder: what is not in it yet need not be.
  if (options.file) await connection.run("PRAGMA disable_checkpoint_on_shutdown");
  return connection;
}

/** All rows of a query as plain objects: BIGINT, HUGEINT and DECIMAL as numbers, times and the rest as text. */
export async function rows<Row extends object>(
  connection: DuckDBConnection,
  sql: string,
  parameters: readonly SqlValue[] = [],
): Promise<Row[]> {
  const reader = await connection.runAndReadAll(sql, [...parameters] as DuckDBValue[]);
  return reader.getRowObjectsJS().map((row) => {
    for (const [name, value] of Object.entries(row)) {
      if (typeof value === "bigint") row[name] = Number(value);
      else if (value instanceof Date) row[name] = value.toISOString() as never;
    }
    return row as Row;
  });
}

/** `'it''s'`: a text as SQL, for places that take no parameters (paths, COPY options). */
export const quoteText = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** `"a ""b"""`: a name as SQL. */
export const quoteName = (name: string): string => `"${name.replaceAll('"', '""')}"`;
