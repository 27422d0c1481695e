import { FileAttachment } from "observablehq:stdlib";
import { type OpenProgress, openWorkbook } from "../lib/workbook/duckdb.js";
import type { Query } from "../lib/workbook/query.js";

/** Starts DuckDB on the workbook this site was built with. */
export async function openSiteWorkbook(onProgress: (progress: OpenProgress) => void = () => {}): Promise<Query> {
  const { query } = await openWorkbook(
    {
      runtime: {
        module: FileAttachment("../data/runtime/duckdb-eh.wasm.gz"),
        worker: FileAttachment("../data/runtime/duckdb-worker.js.gz"),
      },
      workbook: FileAttachment("../data/workbook.duckdb.gz"),
    },
    onProgress,
  );
  return query;
}
