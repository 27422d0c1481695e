/** The workbook of the current snapshot, made once for all data loaders. */
import { existsSync } from "node:fs";
import { mkdir, rename } from "node:fs/promises";
import { basename, join } from "node:path";
import { writeWorkbook } from "../cubes/workbook.js";
import { MODULE_CACHE } from "../offline/packages.js";
import { snapshotsFolder } from "../settings.js";
import { currentSnapshot } from "../snapshot/current.js";

/** Cleared with the loaded data by `refreshDataCache`. */
export const WORKBOOKS = join(MODULE_CACHE, "workbooks");

/** Path of the current snapshot's workbook.duckdb. */
export async function currentWorkbook(): Promise<string> {
  const snapshot = await currentSnapshot(snapshotsFolder());
  const file = join(WORKBOOKS, `${basename(snapshot)}.duckdb`);
  if (existsSync(file)) return file;
  await mkdir(WORKBOOKS, { recursive: true });
  const aside = `${file}.${process.pid}`;
  await writeWorkbook(snapshot, aside);
  await rename(aside, file);
  return file;
}
