/** Prepared statements, kept: a page asks the same few queries with other values at every filter change. */
import type { AsyncDuckDBConnection } from "npm:@duckdb/duckdb-wasm";
import { arrowRows } from "./arrow-rows.js";
import type { SqlValue } from "./query.js";

type Statement = Awaited<ReturnType<AsyncDuckDBConnection["prepare"]>>;

/** What is needed of a connection. */
export type Preparing = Pick<AsyncDuckDBConnection, "prepare">;

/**
 * Runs queries as prepared statements of a connection, preparing each text once. The least
 * recently used beyond `kept` are closed; a page has about ten queries, each in a few shapes.
 *
 * @throws Error with DuckDB's message and the query.
 */
export function statements(connection: Preparing, kept = 100) {
  const cache = new Map<string, Promise<Statement>>();

  function prepared(sql: string): Promise<Statement> {
    const statement = cache.get(sql) ?? connection.prepare(sql);
    cache.delete(sql);
    cache.set(sql, statement);
    statement.catch(() => cache.delete(sql));
    for (const [oldest, old] of cache) {
      if (cache.size <= kept) break;
      cache.delete(oldest);
      old.then((unused) => unused.close()).catch(() => {});
    }
    return statement;
  }

  return async (sql: string, parameters: readonly SqlValue[]): Promise<object[]> => {
    try {
      const statement = await prepared(sql);
      return arrowRows(await statement.query(...parameters));
    } catch (error) {
      throw new Error(`${error instanceof Error ? error.message : error}\nin the query: ${sql}`, { cause: error });
    }
  };
}
