/** DuckDB's engine, gzipped; `src/lib/workbook/duckdb.ts` unpacks it. */
import { packedModule } from "../../../loaders/offline/runtime.js";

await packedModule(process.stdout);
