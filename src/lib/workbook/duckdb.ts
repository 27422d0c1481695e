/** DuckDB in the reader's browser: opens the workbook and answers queries on it. Importing this loads nothing. */
import type { AsyncDuckDB } from "npm:@duckdb/duckdb-wasm";
import type { Query } from "./query.js";
import { statements } from "./statements.js";
import { broken, bytes, type OnBytes, type SiteFile, unpack } from "./unpack.js";

export interface WorkbookFiles {
  /** DuckDB's engine (`data/runtime/duckdb-eh.wasm.gz`) and its worker (`data/runtime/duckdb-worker.js.gz`). */
  readonly runtime: { readonly module: SiteFile; readonly worker: SiteFile };
  /** The snapshot's tables (`data/workbook.duckdb.gz`). */
  readonly workbook: SiteFile;
}

/** `fetching` counts the packed bytes of all files so far; `starting` once they are here. */
export type OpenProgress =
  | { readonly step: "fetching"; readonly bytes: number }
  | { readonly step: "starting"; readonly bytes: number };

export interface OpenWorkbook {
  /** Queries are answered one after another, in the order they were asked. */
  readonly query: Query;
  /** Stops DuckDB; a query not yet answered is refused. */
  close(): Promise<void>;
}

/**
 * Fetches DuckDB and the workbook, both gzipped, and attaches the workbook read-only: its tables
 * go by their plain names. Nothing but the three files is ever fetched.
 *
 * @throws Error in words for the page: an old browser, a file that could not be fetched, a
 *   workbook DuckDB cannot read.
 */
export async function openWorkbook(
  { runtime, workbook }: WorkbookFiles,
  onProgress: (progress: OpenProgress) => void = () => {},
): Promise<OpenWorkbook> {
  await needWebAssembly();
  let fetched = 0;
  const onBytes = (count: number) => {
    fetched += count;
    onProgress({ step: "fetching", bytes: fetched });
  };
  const [duckdb, module, worker, tables] = await Promise.all([
    import("npm:@duckdb/duckdb-wasm"),
    compile(runtime.module, onBytes),
    startWorker(runtime.worker, onBytes),
    bytes(workbook, onBytes),
  ]);
  onProgress({ step: "starting", bytes: fetched });

  const { stopped, stop } = stopping(worker);
  worker.postMessage(module);
  const database = new duckdb.AsyncDuckDB(new duckdb.VoidLogger(), worker);
  const nothing = URL.createObjectURL(new Blob());
  try {
    await Promise.race([stopped, database.instantiate(nothing)]);
  } finally {
    URL.revokeObjectURL(nothing);
  }
  const connection = await attach(database, workbook.name, tables);
  const run = statements(connection);
  return {
    query: (sql, parameters = []) => Promise.race([stopped, run(sql, parameters)]) as Promise<never>,
    close: () => {
      stop("The workbook was closed before it answered.");
      return database.terminate();
    },
  };
}

/** Compiles the engine while it arrives. */
async function compile(file: SiteFile, onBytes: OnBytes): Promise<WebAssembly.Module> {
  const response = await unpack(file, "application/wasm", onBytes);
  return WebAssembly.compileStreaming(response).catch((error: unknown) => broken(file, error));
}

async function startWorker(file: SiteFile, onBytes: OnBytes): Promise<Worker> {
  const code = await unpack(file, "text/javascript", onBytes);
  const text = await code.text().catch((error: unknown) => broken(file, error));
  const url = URL.createObjectURL(new Blob([TAKE_MODULE, text], { type: "text/javascript" }));
  const worker = new Worker(url);
  URL.revokeObjectURL(url);
  return worker;
}

/**
 * Goes before the worker's own code, which would fetch the engine by its address and only then compile it: it is handed
 * the compiled engine in the first message, which the worker's own listener must not see.
 */
const TAKE_MODULE = `
const compiled = new Promise((resolve) => {
  addEventListener("message", function take(event) {
    event.stopImmediatePropagation();
    removeEventListener("message", take);
    resolve(event.data);
  });
});
WebAssembly.instantiateStreaming = async (_, imports) => {
  const module = await compiled;
  return { module, instance: await WebAssembly.instantiate(module, imports) };
};
`;

async function attach(database: AsyncDuckDB, name: string, tables: Uint8Array) {
  await database.open({ query: { castBigIntToDouble: true, castDecimalToDouble: true } });
  await database.registerFileBuffer("workbook.duckdb", tables);
  const connection = await database.connect();
  try {
    await connection.query("ATTACH 'workbook.duckdb' AS workbook (READ_ONLY); USE workbook");
  } catch (error) {
    await database.terminate();
    throw new Error(`${name} is not a workbook this site's DuckDB can read. Build the site again.`, { cause: error });
  }
  return connection;
}

/** DuckDB's worker would wait for ever where WebAssembly is missing or forbidden: the smallest module tells. */
async function needWebAssembly(): Promise<void> {
  try {
    await WebAssembly.compile(new Uint8Array([0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00]));
  } catch (error) {
    throw new Error(
      "WebAssembly is missing here or forbidden. Use a current browser; if it is one, the host sends a Content-Security-Policy that needs 'wasm-unsafe-eval' in its script-src.",
      { cause: error },
    );
  }
}

/** Rejects when the worker stops: DuckDB's client would wait for ever. */
function stopping(worker: Worker) {
  let stop!: (reason: string) => void;
  const stopped = new Promise<never>((_, reject) => {
    stop = (reason) => reject(new Error(reason));
  });
  stopped.catch(() => {});
  worker.addEventListener("error", ({ message }) =>
    stop(`DuckDB stopped${message ? ` (${message})` : ""}. Reload the page.`),
  );
  return { stopped, stop };
}
