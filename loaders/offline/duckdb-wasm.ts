/**
 * What pages get as `npm:@duckdb/duckdb-wasm`, and with it Framework's own `DuckDBClient` and
 * `sql`: the installed package, whose runtime may travel gzipped and which never fetches an
 * extension from another host.
 */
import * as duckdb from "@duckdb/duckdb-wasm";
import { objectUrl } from "../../src/lib/workbook/unpack.js";

export {
  AsyncDuckDBConnection,
  AsyncPreparedStatement,
  ConsoleLogger,
  DuckDBAccessMode,
  DuckDBDataProtocol,
  LogEvent,
  LogLevel,
  LogOrigin,
  LogTopic,
  PACKAGE_VERSION,
  VoidLogger,
} from "@duckdb/duckdb-wasm";

export class AsyncDuckDB extends duckdb.AsyncDuckDB {
  override async instantiate(
    mainModule: string,
    _pthreadWorker?: string | null,
    progress?: (progress: duckdb.InstantiationProgress) => void,
  ): Promise<null> {
    if (mainModule.startsWith("blob:")) return super.instantiate(mainModule, null, progress);
    const url = await objectUrl({ name: "duckdb-eh.wasm", href: mainModule }, "application/wasm");
    try {
      return await super.instantiate(url, null, progress);
    } finally {
      URL.revokeObjectURL(url);
    }
  }

  override async open(config: duckdb.DuckDBConfig): Promise<void> {
    await super.open({ ...config, query: { castDecimalToDouble: true, ...config.query } });
    const connection = await this.connect();
    try {
      await connection.query("SET autoinstall_known_extensions = false; SET autoload_known_extensions = false");
    } finally {
      await connection.close();
    }
  }
}

export async function createWorker(href: string): Promise<Worker> {
  const url = await objectUrl({ name: "duckdb-browser-eh.worker.js", href }, "text/javascript");
  return new Worker(url);
}

/** Only the runtime with WebAssembly exceptions is shipped: every browser since 2022 has them. */
export async function selectBundle(bundles: duckdb.DuckDBBundles): Promise<duckdb.DuckDBBundle> {
  if (!bundles.eh) throw new Error("DuckDB's eh runtime is switched off in observablehq.config.ts (duckdb.platforms)");
  return { ...bundles.eh, pthreadWorker: null };
}
