/** Stages one literal file and reads it back through its macro, as a mapping would. */
import { join } from "node:path";
import { openDatabase, rows } from "../../../loaders/duckdb.js";
import { findMappings } from "../../../loaders/sources/mapping.js";
import { createMacros, type StagedFile, stageFiles, useMapping } from "../../../loaders/sources/stage.js";
import { folderWith, temporaryFolder } from "../exports.js";

export interface ReadFile {
  readonly rows: readonly Record<string, unknown>[];
  readonly file: StagedFile;
}

/** @param call - for example `csv('labels.csv')` */
export async function readThrough(call: string, files: { [name: string]: string | Uint8Array }): Promise<ReadFile> {
  const placed = Object.fromEntries(Object.entries(files).map(([name, content]) => [join("tool", name), content]));
  const exports = await folderWith({ ...placed, "tool/annotations.sql": `SELECT * FROM ${call}` });
  const connection = await openDatabase();
  const mappings = await findMappings(connection, exports);
  const staged = await stageFiles(connection, exports, mappings, await temporaryFolder(), () => {});
  await createMacros(connection);
  await useMapping(connection, mappings[0]!, staged);
  return { rows: await rows(connection, mappings[0]!.sql), file: [...staged.values()][0]! };
}
