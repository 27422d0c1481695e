/** DuckDB's web worker, gzipped; `src/lib/workbook/duckdb.ts` unpacks it. */
import { packedWorker } from "../../../loaders/offline/runtime.js";

await packedWorker(process.stdout);
