import { open, stat } from "node:fs/promises";
import { quoteName, quoteText, rows } from "../../duckdb.js";
import { databaseMessage, Failure } from "../../failure.js";
import type { ChooseColumns, Reader, StagedTable, StageRequest } from "../reader.js";
import { uniqueNames } from "../unique-names.js";

/** Largest single record (or, with `records`, file) in bytes. */
const OBJECT_BYTES = 1 << 30;

/**
 * `json(path, records := '$')`: an array of objects, or one object. `records` is the JSON path of
 * the records inside the file, for example `'$.audits[*]'`. Every key becomes a text column;
 * nested values stay JSON text.
 */
export const json: Reader = {
  name: "json",
  parameters: [{ name: "records", default: "$" }],
  numbered: false,
  version: 1,
  stage: (request) => stageObjects(request, recordsOf(request)),
};

/** `jsonl(path)`: one JSON object per line. A line that is none is an unreadable record. */
export const jsonl: Reader = {
  name: "jsonl",
  parameters: [],
  numbered: false,
  version: 1,
  stage: (request) => stageObjects(request, linesOf(request)),
};

const linesOf = ({ file }: StageRequest): string =>
  `SELECT json AS record FROM read_json_objects(${quoteText(file)}, format = 'newline_delimited', ignore_errors = true)`;

/** Stages an array of objects, or one object per line: the file's first character tells which. */
export async function stageArrayOrLines(request: StageRequest, choose: ChooseColumns): Promise<StagedTable> {
  const handle = await open(request.file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4096), 0, 4096, 0);
    const isArray = /^\ufeff?\s*\[/.test(buffer.toString("utf8", 0, bytesRead));
    return await stageObjects(request, isArray ? recordsOf(request) : linesOf(request), choose);
  } finally {
    await handle.close();
  }
}

/** Stages an array of objects, or one object. */
export const stageArray = (request: StageRequest, choose: ChooseColumns): Promise<StagedTable> =>
  stageObjects(request, recordsOf(request), choose);

function recordsOf({ file, options }: StageRequest): string {
  const path = options.records ?? "$";
  return path === "$"
    ? `SELECT json AS record FROM read_json_objects(${quoteText(file)}, maximum_object_size = ${OBJECT_BYTES})`
    : `SELECT unnest(json_extract(json, ${quoteText(path)})) AS record
       FROM read_json_objects(${quoteText(file)}, format = 'unstructured', maximum_object_size = ${OBJECT_BYTES})`;
}

async function stageObjects(
  request: StageRequest,
  scan: string,
  choose: ChooseColumns = (columns) => columns,
): Promise<StagedTable> {
  const { connection, name, target } = request;
  await refuseEmpty(request);
  try {
    await connection.run(`CREATE OR REPLACE TEMP TABLE records AS ${scan}`);
    const keys = await rows<{ key: string }>(
      connection,
      `SELECT key FROM (
         SELECT unnest(json_keys(record)) AS key FROM records WHERE json_type(record) = 'OBJECT'
       ) GROUP BY key ORDER BY key`,
    );
    const names = uniqueNames(keys.map(({ key }) => key));
    const paths = new Map(keys.map(({ key }, index) => [names[index], quoteText(pathOf(key))]));
    // An empty export has no keys to choose from.
    const columns = names.length > 0 ? choose(names) : [];
    const selected = [
      ...columns.map((column) => `record ->> ${paths.get(column)} AS ${quoteName(column)}`),
      `${quoteText(name)} AS source_file`,
      "CASE WHEN json_type(record) IS DISTINCT FROM 'OBJECT' THEN 'unreadable' END AS left_out",
    ];
    await connection.run(`COPY (
      SELECT ${selected.join(", ")} FROM records
    ) TO ${quoteText(target)} (FORMAT parquet, COMPRESSION lz4)`);
    const [count] = await rows<{ n: number }>(connection, "SELECT count(*) AS n FROM records");
    const unreadable = await rows<{ record: number }>(
      connection,
      `SELECT file_row_number + 1 AS record FROM read_parquet(${quoteText(target)}, file_row_number = true)
       WHERE left_out IS NOT NULL ORDER BY record`,
    );
    return {
      records: count?.n ?? 0,
      leftOut: [],
      unreadable: unreadable.map(({ record }) => ({ record, reason: "expected a JSON object" })),
      columns,
    };
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure(
      `${name}: cannot be read as JSON. ${databaseMessage(error)} Export the file again; a truncated file cannot be used.`,
    );
  } finally {
    await connection.run("DROP TABLE IF EXISTS records");
  }
}

/** A key as a JSON path, whatever characters it holds. */
const pathOf = (key: string): string => `$."${key.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;

/** An empty file is a failed export, not an empty one. */
export async function refuseEmpty({ file, name }: StageRequest): Promise<void> {
  const { size } = await stat(file);
  if (size === 0) throw new Failure(`${name} is empty: expected JSON. Export the file again, or remove it.`);
}
