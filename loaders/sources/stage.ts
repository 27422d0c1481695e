/**
 * Stages every raw file that mappings read, once per reader and options, and lets the mappings
 * see the staged rows through the readers' macros.
 */
import { join } from "node:path";
import { type DuckDBConnection, quoteText } from "../duckdb.js";
import { Failure } from "../failure.js";
import { createDateMacros } from "./dates.js";
import type { Mapping, ReaderCall } from "./mapping.js";
import type { Reader, Staged, StageRequest } from "./reader.js";
import { READERS } from "./readers/index.js";
import { createUnicodeMacros } from "./unicode.js";

/** One raw file as one reader sees it. */
export interface StagedFile extends Staged {
  readonly source: string;
  /** Relative to the source's folder. */
  readonly file: string;
  readonly reader: string;
  /** The staged Parquet file. */
  readonly path: string;
}

/** Staged files by `fileKey`. */
export type StagedFiles = ReadonlyMap<string, StagedFile>;

/** Tells one reading of one file apart from any other. */
export const fileKey = (source: string, call: ReaderCall, file: string): string =>
  JSON.stringify([source, call.reader.name, call.options, file]);

/** Every reading a mapping makes. */
export const fileKeys = ({ source, calls }: Mapping): string[] =>
  calls.flatMap((call) => call.files.map((file) => fileKey(source, call, file)));

/** Stages one file: reads it, or finds its rows where they were kept. */
export type Stage = (reader: Reader, request: StageRequest) => Promise<Staged>;

/**
 * @param folder - where staged files go
 * @param onFile - called after each file
 */
export async function stageFiles(
  connection: DuckDBConnection,
  exports: string,
  mappings: readonly Mapping[],
  folder: string,
  onFile: (file: StagedFile) => void,
  stage: Stage = (reader, request) => reader.stage(request),
): Promise<StagedFiles> {
  const staged = new Map<string, StagedFile>();
  for (const { source, calls } of mappings) {
    for (const call of calls) {
      for (const file of call.files) {
        const key = fileKey(source, call, file);
        if (staged.has(key)) continue;
        const path = join(folder, `${staged.size}.parquet`);
        const raw = join(exports, source, file);
        const request = { connection, file: raw, name: file, target: path, options: call.options };
        const result = await stage(call.reader, request).catch((error: unknown) => {
          throw error instanceof Failure ? new Failure(`${source}/${error.message}`) : error;
        });
        const entry = { source, file, reader: call.reader.name, path, ...result };
        staged.set(key, entry);
        onFile(entry);
      }
    }
  }
  return staged;
}

/** Makes the readers' macros and those for values; which files they read is said per mapping by `useMapping`. */
export async function createMacros(connection: DuckDBConnection): Promise<void> {
  await createUnicodeMacros(connection);
  await createDateMacros(connection);
  for (const reader of READERS) await connection.run(macro(reader));
}

function macro({ name, parameters, numbered }: Reader): string {
  const signature = ["path", ...parameters.map((p) => `${p.name} := ${quoteText(p.default)}`)].join(", ");
  const key = [quoteText(name), "path", ...parameters.map((p) => p.name)].join(", ");
  const number = numbered ? "" : ", file_row_number + 1 AS source_row";
  return `CREATE OR REPLACE MACRO ${name}(${signature}) AS TABLE
    SELECT * EXCLUDE (left_out, file_row_number)${number}
    FROM read_parquet(getvariable('staged_files')[concat_ws(chr(31), ${key})], file_row_number = true, union_by_name = true)
    WHERE left_out IS NULL`;
}

/** Points the macros at the files of this mapping. */
export async function useMapping(connection: DuckDBConnection, mapping: Mapping, staged: StagedFiles): Promise<void> {
  const entries = mapping.calls.map((call) => {
    const key = [call.reader.name, call.pattern, ...call.reader.parameters.map((p) => call.options[p.name]!)];
    const files = call.files.map((file) => quoteText(staged.get(fileKey(mapping.source, call, file))!.path));
    return `${quoteText(key.join("\u001f"))}: [${files.join(", ")}]`;
  });
  await connection.run(`SET VARIABLE staged_files = MAP {${[...new Set(entries)].join(", ")}}`);
}
