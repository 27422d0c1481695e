import { join } from "node:path";
import type { RefusedRows } from "../../src/lib/analysis/quality/facts.js";
import { type DuckDBConnection, quoteText, rows } from "../duckdb.js";
import type { Manifest } from "../snapshot/manifest.js";
import { publishedFileName } from "./file-name.js";

/** Rows shown per reason, and reasons shown: a page is to be read. */
const MOST = { rows: 5, reasons: 100 };

/** A snapshot's quarantine by source, table, column and reason, most rows first, with the first rows of each. */
export async function refusedRows(
  connection: DuckDBConnection,
  folder: string,
  { files }: Pick<Manifest, "files">,
): Promise<RefusedRows[]> {
  const numbers = new Map(files.map(({ source, file }, index) => [JSON.stringify([source, file]), index + 1]));
  const found = await rows<Omit<RefusedRows, "rows"> & { readonly first: string }>(
    connection,
    `SELECT
       source, "table", "column", reason, count(*) AS n, count(DISTINCT source_file) AS files,
       to_json(min({file: source_file, record: source_row, value: value}, ${MOST.rows}))::VARCHAR AS first
     FROM read_parquet(${quoteText(join(folder, "quarantine.parquet"))})
     GROUP BY source, "table", "column", reason
     ORDER BY n DESC, source, "table", "column", reason
     LIMIT ${MOST.reasons}`,
  );
  return found.map(({ first, ...group }) => ({
    ...group,
    rows: (JSON.parse(first) as RefusedRows["rows"]).map(({ file, record, value }) => ({
      file: `${publishedFileName(file)} (file ${numbers.get(JSON.stringify([group.source, file]))})`,
      record,
      value,
    })),
  }));
}
