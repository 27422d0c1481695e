import { open, rm } from "node:fs/promises";
import { quoteName, quoteText, rows } from "../../duckdb.js";
import { cannotRead, Failure } from "../../failure.js";
import { ENCODING } from "../encoding.js";
import type { ChooseColumns, Reader, StagedTable, StageRequest } from "../reader.js";
import { parsePath, type Split, splitRecords } from "../records.js";
import { hasSurrogates, pairSurrogates } from "../surrogates.js";
import { withText } from "../text-file.js";
import { uniqueNames } from "../unique-names.js";

/** What DuckDB reserves for a record where nobody has measured them. */
const RECORD_BYTES = 16 << 20;
const LEAST_RECORD_BYTES = 1 << 20;
/** A row group is held in memory while it is written. */
const GROUP_BYTES = 16 << 20;
const GROUP_ROWS = 122_880;
const LEAST_GROUP_ROWS = 2048;

/**
 * `json(path, records := '$', encoding := '')`: an array of objects, or one object. `records` is the JSON path of
 * the records inside the file, for example `'$.audits[*]'`. Every key becomes a text column; nested values stay
 * JSON text.
 */
export const json: Reader = {
  name: "json",
  parameters: [{ name: "records", default: "$" }, ENCODING],
  numbered: false,
  version: 2,
  stage: (request) => stageArray(request, (columns) => columns),
};

/** `jsonl(path, encoding := '')`: one JSON object per line. A line that is none is an unreadable record. */
export const jsonl: Reader = {
  name: "jsonl",
  parameters: [ENCODING],
  numbered: false,
  version: 2,
  stage: (request) => withText(request, (text) => stageLines(text, (columns) => columns)),
};

/** Stages an array of objects, or one object per line: the file's first character tells which. */
export function stageArrayOrLines(request: StageRequest, choose: ChooseColumns): Promise<StagedTable> {
  return withText(request, async (text) => {
    const handle = await open(text.file);
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4096), 0, 4096, 0).finally(() => handle.close());
    const isArray = /^\s*\[/.test(buffer.toString("utf8", 0, bytesRead));
    return isArray ? stageElements(text, choose) : stageLines(text, choose);
  });
}

/** Stages an array of objects, or one object. */
export const stageArray = (request: StageRequest, choose: ChooseColumns): Promise<StagedTable> =>
  withText(request, (text) => stageElements(text, choose));

const stageElements = (text: StageRequest, choose: ChooseColumns): Promise<StagedTable> =>
  withElements(text, (lines) => stageObjects(lines, choose));

const stageLines = (text: StageRequest, choose: ChooseColumns): Promise<StagedTable> =>
  withLines(text, (lines) => stageObjects(lines, choose));

/** A file of JSON with one record a line. */
export interface JsonLines extends StageRequest {
  /** SQL: the records in order as `json`, null where one is no valid JSON. */
  readonly scan: string;
  /** Rows that may be held in memory at once. */
  readonly groupRows: number;
}

/** Calls `read` with the elements of an array, or what `records` leads to. */
export async function withElements<Result>(
  request: StageRequest,
  read: (lines: JsonLines) => Promise<Result>,
): Promise<Result> {
  const { file, name, options } = request;
  const path = options.records ?? "$";
  return withLinesOf(
    request,
    async (lines) => {
      const split = await splitRecords(file, name, parsePath(path, name), lines);
      if (!split.found) {
        throw new Failure(`${name}: nothing stands at ${path}. Mend records := '…' in the mapping, or leave it out.`);
      }
      return split;
    },
    read,
  );
}

/** Calls `read` with a file of lines; the escape of half a surrogate pair no longer makes a line invalid. */
async function withLines<Result>(request: StageRequest, read: (lines: JsonLines) => Promise<Result>): Promise<Result> {
  if (!(await hasSurrogates(request.file))) return read(asLines(request, request.file, null));
  return withLinesOf(request, (lines) => pairSurrogates(request.file, lines), read);
}

async function withLinesOf<Result>(
  request: StageRequest,
  write: (lines: string) => Promise<Split | null>,
  read: (lines: JsonLines) => Promise<Result>,
): Promise<Result> {
  const lines = `${request.target}.lines`;
  try {
    return await read(asLines(request, lines, await write(lines)));
  } finally {
    await rm(lines, { force: true });
  }
}

function asLines(request: StageRequest, lines: string, split: Split | null): JsonLines {
  const recordBytes = split ? Math.max(LEAST_RECORD_BYTES, 2 * split.longest) : RECORD_BYTES;
  const typical = split && split.records > 0 ? split.bytes / split.records : 0;
  const groupRows = Math.max(LEAST_GROUP_ROWS, Math.min(GROUP_ROWS, Math.round(GROUP_BYTES / Math.max(1, typical))));
  const scan = `SELECT json FROM read_json_objects(${quoteText(lines)}, format = 'newline_delimited',
    ignore_errors = true, compression = 'uncompressed', maximum_object_size = ${recordBytes})`;
  return { ...request, scan, groupRows };
}

/** An object in which a key stands twice says two things at once. */
const IS_RECORD = "json_type(json) = 'OBJECT' AND len(json_keys(json)) = len(list_distinct(json_keys(json)))";

async function stageObjects(lines: JsonLines, choose: ChooseColumns): Promise<StagedTable> {
  const { connection, name, target, scan, groupRows } = lines;
  try {
    const keys = await rows<{ key: string }>(
      connection,
      `SELECT key FROM (SELECT unnest(json_keys(json)) AS key FROM (${scan}) WHERE json_type(json) = 'OBJECT')
       GROUP BY key ORDER BY key`,
    );
    const names = uniqueNames(keys.map(({ key }) => key));
    const paths = new Map(keys.map(({ key }, index) => [names[index], pathOf(key)]));
    // An empty export has no keys to choose from.
    const columns = names.length > 0 ? choose(names) : [];
    const selected = [
      ...columns.map((column) => `json ->> ${paths.get(column)} AS ${quoteName(column)}`),
      `${quoteText(name)} AS source_file`,
      `CASE WHEN (${IS_RECORD}) IS NOT true THEN 'unreadable' END AS left_out`,
    ];
    const [copied] = await rows<{ Count: number }>(
      connection,
      `COPY (SELECT ${selected.join(", ")} FROM (${scan}))
       TO ${quoteText(target)} (FORMAT parquet, COMPRESSION lz4, ROW_GROUP_SIZE ${groupRows})`,
    );
    const unreadable = await rows<{ record: number }>(
      connection,
      `SELECT file_row_number + 1 AS record FROM read_parquet(${quoteText(target)}, file_row_number = true)
       WHERE left_out IS NOT NULL ORDER BY record`,
    );
    return {
      records: copied?.Count ?? 0,
      leftOut: [],
      unreadable: unreadable.map(({ record }) => ({ record, reason: NO_OBJECT })),
      columns,
    };
  } catch (error) {
    throw cannotRead(name, "JSON", "Export the file again.", error);
  }
}

const NO_OBJECT = "expected a JSON object, each key once";

/** SQL: a key as a JSON path, whatever characters it holds; DuckDB's parser takes no NUL. */
const pathOf = (key: string): string =>
  `('$."' || ${key
    .replaceAll("\\", "\\\\")
    .replaceAll('"', '\\"')
    .split("\0")
    .map(quoteText)
    .join(" || chr(0) || ")} || '"')`;
