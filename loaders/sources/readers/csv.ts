import { open } from "node:fs/promises";
import { CsvError, parse } from "csv-parse/sync";
import { quoteName, quoteText, rows } from "../../duckdb.js";
import { databaseMessage, Failure } from "../../failure.js";
import type { ChooseColumns, Reader, StagedTable, StageRequest, Unreadable } from "../reader.js";
import { uniqueNames } from "../unique-names.js";

/** A header longer than this is no header. */
const HEADER_BYTES = 1 << 20;
const LINE_BYTES = 16 << 20;

/** `csv(path, delim := ',')` and `tsv(path)`: a header line, then records, quoted with `"`. */
export const csv: Reader = {
  name: "csv",
  parameters: [{ name: "delim", default: "," }],
  numbered: false,
  version: 1,
  stage: (request) => stageDelimited(request, request.options.delim ?? ","),
};

export const tsv: Reader = {
  name: "tsv",
  parameters: [],
  numbered: false,
  version: 1,
  stage: (request) => stageDelimited(request, "\t"),
};

/**
 * Stages a file with a header line. A column that is not chosen is not written anywhere.
 *
 * @param choose - default: all columns
 */
export async function stageDelimited(
  request: StageRequest,
  delimiter: string,
  choose: ChooseColumns = (columns) => columns,
): Promise<StagedTable> {
  const { connection, file, name, target } = request;
  const header = uniqueNames(await readHeader(file, name, delimiter));
  const columns = choose(header);
  const types = header.map((column) => `${quoteName(column)}: 'VARCHAR'`).join(", ");
  const scan = `read_csv(${quoteText(file)}, auto_detect = false, header = true, columns = {${types}},
    delim = ${quoteText(delimiter)}, quote = '"', escape = '"', max_line_size = ${LINE_BYTES},
    store_rejects = true, rejects_table = 'rejects', rejects_scan = 'rejects_scan')`;
  await connection.run("DROP TABLE IF EXISTS rejects; DROP TABLE IF EXISTS rejects_scan");
  try {
    const [copied] = await rows<{ Count: number }>(
      connection,
      `COPY (SELECT ${columns.map((column) => `${quoteName(column)}, `).join("")}${quoteText(name)} AS source_file, NULL::VARCHAR AS left_out FROM ${scan}) TO ${quoteText(target)} (FORMAT parquet, COMPRESSION lz4)`,
    );
    const unreadable = await readRejects(request, header.length);
    if (unreadable.length > 0) await keepPlaces(request, unreadable);
    return { records: (copied?.Count ?? 0) + unreadable.length, leftOut: [], unreadable, columns };
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure(`${name}: cannot be read as CSV. ${databaseMessage(error)}`);
  }
}

/** The fields of the header line, read from the beginning of the file only. */
async function readHeader(file: string, name: string, delimiter: string): Promise<string[]> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEADER_BYTES), 0, HEADER_BYTES, 0);
    if (bytesRead === 0) {
      throw new Failure(`${name} is empty: expected a header line. Export the file again, or remove it.`);
    }
    const [header] = parse(buffer.subarray(0, bytesRead), {
      bom: true,
      delimiter,
      to: 1,
      relax_column_count: true,
    }) as string[][];
    if (!header) throw new Failure(`${name}: expected a header line, found only empty lines.`);
    return header;
  } catch (error) {
    if (error instanceof CsvError) throw new Failure(`${name}: the header line cannot be read. ${error.message}`);
    throw error;
  } finally {
    await handle.close();
  }
}

/**
 * The refused lines. DuckDB names the line of the record, the header being line 1, and reports every missing or
 * surplus field for itself: the fewest fields of the missing, the most of the surplus are what was found.
 */
async function readRejects({ connection }: StageRequest, width: number): Promise<Unreadable[]> {
  const refused = await rows<{ line: number; kind: string; fewest: number | null; most: number | null }>(
    connection,
    `WITH errors AS (
       SELECT line, error_type AS kind,
         try_cast(regexp_extract(error_message, 'Found: (\\d+)', 1) AS INTEGER) AS found
       FROM rejects
     )
     SELECT line, first(kind) AS kind, min(found) AS fewest, max(found) AS most FROM errors GROUP BY line ORDER BY line`,
  );
  return refused.map(({ line, kind, fewest, most }) => {
    const found = kind === "MISSING COLUMNS" ? fewest : most;
    const reason = found === null ? kind.toLowerCase() : `expected ${width} fields, found ${found}`;
    return { record: line - 1, reason };
  });
}

/** Puts an empty row where a record was refused, so that a row's place stays its number in the file. */
async function keepPlaces(
  { connection, name, target }: StageRequest,
  unreadable: readonly Unreadable[],
): Promise<void> {
  await connection.run("CREATE OR REPLACE TEMP TABLE unreadable_records (record BIGINT, shift BIGINT)");
  const values = unreadable.map(({ record }, index) => `(${record}, ${index})`).join(", ");
  await connection.run(`INSERT INTO unreadable_records VALUES ${values}`);
  await connection.run(`CREATE OR REPLACE TEMP TABLE placed AS
    SELECT * EXCLUDE (file_row_number), file_row_number + 1 + (
      SELECT count(*) FROM unreadable_records WHERE record - shift <= file_row_number + 1
    ) AS record FROM read_parquet(${quoteText(target)}, file_row_number = true)`);
  await connection.run(`COPY (
    SELECT * EXCLUDE (record) FROM (
      SELECT * FROM placed
      UNION ALL BY NAME
      SELECT record, ${quoteText(name)} AS source_file, 'unreadable' AS left_out FROM unreadable_records
    ) ORDER BY record
  ) TO ${quoteText(target)} (FORMAT parquet, COMPRESSION lz4)`);
  await connection.run("DROP TABLE placed");
}
