/** What the snapshot is compared with: DuckDB copies the annotations to Parquet and does nothing else. `loaders-plain.ts CSV PARQUET MEMORY` */
import { openDatabase, quoteText } from "../../loaders/duckdb.js";

const [csv, parquet, memory] = process.argv.slice(2) as [string, string, string];
const connection = await openDatabase({ memory });
await connection.run(`COPY (SELECT * FROM read_csv(${quoteText(csv)})) TO ${quoteText(parquet)} (FORMAT parquet)`);
