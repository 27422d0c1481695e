/** Tells what a raw file is: its plain format from its first bytes, its records from the reader of that format. */
import { open } from "node:fs/promises";
import { basename, extname } from "node:path";
import { type DuckDBConnection, quoteName, quoteText, rows } from "../../duckdb.js";
import { Failure } from "../../failure.js";
import { ENCODING, encodingOf, knownEncoding } from "../encoding.js";
import type { FileShape, Reader, ReaderOptions } from "../reader.js";
import { READERS } from "../readers/index.js";
import { filledSheets } from "../readers/xlsx.js";
import { isUnicode } from "../text-file.js";

/** As much of a file as tells its format. */
const HEAD_BYTES = 1 << 16;
const DELIMITERS = [",", "\t", ";", "|"];

export interface InspectedFile {
  /** The raw file, absolute. */
  readonly path: string;
  /** Relative to the source's folder. */
  readonly name: string;
  readonly shape: FileShape;
  /** The reader of its plain format, and how it is called. */
  readonly reader: Reader;
  readonly options: ReaderOptions;
  /** The Parquet file it is staged in. */
  readonly target: string;
  readonly records: number;
}

interface Format {
  readonly reader: string;
  readonly options?: ReaderOptions;
}

/**
 * A file as its plain reader sees it; of an Excel workbook each sheet that holds anything.
 *
 * @param target - beginning of the paths of the Parquet files to stage it to
 * @param encoding - of a text file that is not UTF-8; empty: it is
 * @throws Failure where no reader can make a table of it
 */
export async function inspectFile(
  connection: DuckDBConnection,
  path: string,
  name: string,
  target: string,
  encoding: string,
): Promise<InspectedFile[]> {
  const format = formatOf(await readHead(path), name, encoding);
  const reader = READERS.find((known) => known.name === format.reader)!;
  const plain = { ...defaultsOf(reader), ...format.options };
  const isOther =
    encoding !== "" && ENCODING.name in plain && !(await isUnicode({ connection, file: path, name, target }));
  const options = isOther ? { ...plain, [ENCODING.name]: encoding } : plain;
  const sheets = reader.name === "xlsx" ? await filledSheets(path, name) : [];
  const readings = sheets.length > 1 ? sheets.map((sheet) => ({ ...options, sheet })) : [options];
  const inspected: InspectedFile[] = [];
  for (const [index, reading] of readings.entries()) {
    inspected.push(await inspect(connection, { path, name, reader, target: `${target}-${index}.parquet` }, reading));
  }
  return inspected;
}

async function inspect(
  connection: DuckDBConnection,
  file: Pick<InspectedFile, "path" | "name" | "reader" | "target">,
  given: ReaderOptions,
): Promise<InspectedFile> {
  const { path, name, reader, target } = file;
  const stage = async (options: ReaderOptions) => {
    const { records } = await reader.stage({ connection, file: path, name, target, options });
    return { options, records, columns: await columnsOf(connection, target) };
  };
  let staged = await stage(given);
  const isTool = READERS.some(({ tool }) => tool?.matches({ format: reader.name, columns: staged.columns }));
  if (reader.name === "json" && staged.records === 1 && !isTool) {
    const inside = await recordsInside(connection, target, staged.columns);
    // The path leads nowhere in a list of one object.
    if (inside !== undefined) staged = await stage({ ...given, records: inside }).catch(() => stage(given));
  }
  const { options, records, columns } = staged;
  if (records === 0) throw new Failure(`${name} holds no record, so nothing can be told of it. Give a fuller export.`);
  return { ...file, options, records, shape: { format: reader.name, delimiter: options.delim, columns } };
}

export const defaultsOf = (reader: Reader): ReaderOptions =>
  Object.fromEntries(reader.parameters.map((parameter) => [parameter.name, parameter.default]));

/** Raw columns of a staged file. */
async function columnsOf(connection: DuckDBConnection, target: string): Promise<string[]> {
  const found = await rows<{ column_name: string }>(connection, `DESCRIBE FROM read_parquet(${quoteText(target)})`);
  return found
    .map(({ column_name }) => column_name)
    .filter((column) => !["source_file", "source_row", "left_out"].includes(column));
}

async function readHead(path: string): Promise<Buffer> {
  const handle = await open(path);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** @throws Failure where the bytes are of no format a reader knows, saying what to do. */
function formatOf(head: Buffer, name: string, encoding: string): Format {
  const file = basename(name);
  if (head.length === 0) throw new Failure(`${file} is empty. Export it again.`);
  const starts = (bytes: string) => head.subarray(0, bytes.length).equals(Buffer.from(bytes, "latin1"));
  if (starts("PAR1")) return { reader: "parquet" };
  if (starts("PK\x03\x04") && extname(file).toLowerCase() === ".xlsx") return { reader: "xlsx" };
  if (starts("PK\x03\x04") || starts("\x1f\x8b")) {
    throw new Failure(`${file} is compressed: unpack it, and give the files inside.`);
  }
  const text = textOf(head, encoding, name);
  const start = text.trimStart();
  if (start.startsWith("[")) return { reader: "json" };
  if (start.startsWith("{")) return { reader: isObjectPerLine(start, file) ? "jsonl" : "json" };
  const delimiter = delimiterOf(start);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what tells a binary file
  if (delimiter === undefined || /[\x00-\x08\x0e-\x1f]/.test(text)) {
    throw new Failure(
      `${file}: not recognised. It is neither a table with a header line (CSV, TSV), nor JSON, Parquet or an Excel workbook (.xlsx). Export it as one of these.`,
    );
  }
  return delimiter === "\t" ? { reader: "tsv" } : { reader: "csv", options: { delim: delimiter } };
}

/** As far as tells the format, which ASCII does: only UTF-16 writes it in another way than UTF-8. */
function textOf(head: Buffer, encoding: string, name: string): string {
  const isUtf16 = /^utf-16/.test(encoding === "" ? "" : knownEncoding(encoding, name)) && head.includes(0);
  const stated = isUtf16 && head[0] !== 0xff && head[0] !== 0xfe ? encoding : "";
  return new TextDecoder(encodingOf(head, stated, name).name).decode(head);
}

/** Whether the first line is an object by itself, and not all there is to a file that is called .json. */
function isObjectPerLine(text: string, file: string): boolean {
  const [first = "", second = ""] = text.split(/\r?\n/, 2);
  try {
    JSON.parse(first);
    return second.trim() !== "" || /\.(jsonl|ndjson)$/i.test(file);
  } catch {
    // A first line longer than the head cannot be parsed; its name tells.
    return /\.(jsonl|ndjson)$/i.test(file);
  }
}

/** The delimiter that most often stands outside quotes in the first line; undefined where none does. */
function delimiterOf(text: string): string | undefined {
  const line = text.replaceAll(/"(?:[^"]|"")*"/g, "").split(/\r?\n/, 1)[0]!;
  const counts = DELIMITERS.map((delimiter) => ({ delimiter, n: line.split(delimiter).length - 1 }));
  const best = counts.reduce((a, b) => (b.n > a.n ? b : a));
  return best.n > 0 ? best.delimiter : undefined;
}

/** JSON path of the longest list of objects that a single object holds at its top. */
async function recordsInside(
  connection: DuckDBConnection,
  target: string,
  columns: readonly string[],
): Promise<string | undefined> {
  let longest: { readonly column: string; readonly n: number } | undefined;
  for (const column of columns) {
    const text = quoteName(column);
    const [found] = await rows<{ n: number | null }>(
      connection,
      `SELECT json_array_length(${text}) AS n FROM read_parquet(${quoteText(target)})
       WHERE starts_with(ltrim(${text}), '[') AND json_valid(${text}) AND json_type(${text}, '$[0]') = 'OBJECT'`,
    );
    if (found?.n && found.n > (longest?.n ?? 0)) longest = { column, n: found.n };
  }
  return longest && `$.${/^\w+$/.test(longest.column) ? longest.column : JSON.stringify(longest.column)}[*]`;
}
