import { open, stat } from "node:fs/promises";
import { CsvError, parse } from "csv-parse/sync";
import { quoteName, quoteText, rows } from "../../duckdb.js";
import { cannotRead, Failure } from "../../failure.js";
import { withPlainLines } from "../csv-lines.js";
import { ENCODING } from "../encoding.js";
import type { ChooseColumns, Reader, StagedTable, StageRequest, Unreadable } from "../reader.js";
import { withText } from "../text-file.js";
import { uniqueNames } from "../unique-names.js";

/** A header longer than this is no header. */
const HEADER_BYTES = 1 << 20;
const LINE_BYTES = 16 << 20;

/** `csv(path, delim := ',', encoding := '')` and `tsv(path)`: a header line, then records, quoted with `"`. */
export const csv: Reader = {
  name: "csv",
  parameters: [{ name: "delim", default: "," }, ENCODING],
  numbered: false,
  version: 2,
  stage: (request) => stageDelimited(request, request.options.delim ?? ","),
};

export const tsv: Reader = {
  name: "tsv",
  parameters: [ENCODING],
  numbered: false,
  version: 2,
  stage: (request) => stageDelimited(request, "\t"),
};

/**
 * Stages a file with a header line. A column that is not chosen is not written anywhere.
 *
 * @param choose - default: all columns
 */
export function stageDelimited(
  request: StageRequest,
  delimiter: string,
  choose: ChooseColumns = (columns) => columns,
): Promise<StagedTable> {
  if (!isDelimiter(delimiter)) {
    throw new Failure(
      `${request.name}: delim := '${delimiter}' separates nothing. Write one to four characters, such as ';'.`,
    );
  }
  return withText(request, (text) => withPlainLines(text, delimiter, (lines) => stageLines(lines, delimiter, choose)));
}

const isDelimiter = (delimiter: string): boolean => /^[^"\r\n\0]{1,4}$/.test(delimiter);

/** Stages a file whose records end with LF, none of them blank. */
async function stageLines(request: StageRequest, delimiter: string, choose: ChooseColumns): Promise<StagedTable> {
  const { connection, file, name, target } = request;
  const header = uniqueNames(await readHeader(file, name, delimiter));
  const columns = choose(header);
  const types = header.map((column) => `${quoteName(column)}: 'VARCHAR'`).join(", ");
  const scan = `read_csv(${quoteText(file)}, auto_detect = false, header = true, columns = {${types}},
    delim = ${quoteText(delimiter)}, quote = '"', escape = '"', new_line = '\\n', compression = 'none', max_line_size = ${LINE_BYTES},
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
    throw cannotRead(
      name,
      `text with fields separated by '${delimiter}' and quoted with '"'`,
      "Check delim := '…' and the quotes, or export the file again.",
      error,
    );
  }
}

/** The fields of the header line, read from the beginning of the file only. */
async function readHeader(file: string, name: string, delimiter: string): Promise<string[]> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEADER_BYTES), 0, HEADER_BYTES, 0);
    const [header] = parse(buffer.subarray(0, bytesRead), {
      delimiter,
      to: 1,
      relax_column_count: true,
    }) as string[][];
    if (!header) throw new Failure(`${name}: expected a header line, found only empty lines.`);
    return header;
  } catch (error) {
    if (error instanceof CsvError) {
      throw new Failure(
        `${name}: the header line cannot be read: a quote is not closed, or it is longer than ${HEADER_BYTES >> 20} MB. Export the file again.`,
      );
    }
    throw error;
  } finally {
    await handle.close();
  }
}

/**
 * The refused lines. DuckDB names the line of the record, the header being line 1, and reports every missing or
 * surplus field for itself: the fewest fields of the missing, the most of the surplus are what was found.
 */
async function readRejects({ connection, file, name }: StageRequest, width: number): Promise<Unreadable[]> {
  const { size } = await stat(file);
  const refused = await rows<Refused>(
    connection,
    `WITH errors AS (
       SELECT line, error_type AS kind, line_byte_position + strlen(csv_line) >= ${size} AS "isLast",
         length(rtrim(csv_line, chr(10))) - length(replace(rtrim(csv_line, chr(10)), chr(10), '')) AS breaks,
         try_cast(regexp_extract(error_message, 'Found: (\\d+)', 1) AS INTEGER) AS found
       FROM rejects
     )
     SELECT line, first(kind) AS kind, min(found) AS fewest, max(found) AS most, max(breaks) AS breaks, bool_or("isLast") AS "isLast"
     FROM errors GROUP BY line ORDER BY line`,
  );
  return refused.map(({ line, kind, fewest, most, breaks, isLast }) => {
    const record = line - 1;
    if (kind === "LINE SIZE OVER MAXIMUM") {
      throw new Failure(
        `${name}: record ${record} is longer than ${LINE_BYTES >> 20} MB: no label is. Is a quote opened and not closed? Mend that line, or export the file again.`,
      );
    }
    if (kind === "UNQUOTED VALUE" && isLast && breaks > 0) {
      throw new Failure(
        `${name}: record ${record} opens a quote that is not closed, so that the rest of the file would be one field of it. Export the file again, or mend that line.`,
      );
    }
    const found = kind === "MISSING COLUMNS" ? fewest : most;
    if (found !== null) return { record, reason: `expected ${width} fields, found ${found}` };
    if (kind !== "UNQUOTED VALUE") return { record, reason: kind.toLowerCase() };
    const lines = breaks > 0 ? ` (${breaks + 1} lines)` : "";
    return { record, reason: `a quoted field does not end with its quote${lines}` };
  });
}

interface Refused {
  readonly line: number;
  readonly kind: string;
  readonly fewest: number | null;
  readonly most: number | null;
  /** Line ends inside the record. */
  readonly breaks: number;
  /** Whether it reaches the end of the file. */
  readonly isLast: boolean;
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
