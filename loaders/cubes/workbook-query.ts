import type { Query } from "../../src/lib/workbook/query.js";
import { openDatabase, quoteText, rows } from "../duckdb.js";

/**
 * Asks a workbook.duckdb from Node as the browser asks it: attached read-only, its tables by their plain names.
 * The file stays open as long as the process.
 */
export async function openWorkbookFile(file: string): Promise<Query> {
  const connection = await openDatabase();
  await connection.run(`ATTACH ${quoteText(file)} AS workbook (READ_ONLY)`);
  await connection.run("USE workbook");
  return (sql, parameters) => rows(connection, sql, parameters);
}
