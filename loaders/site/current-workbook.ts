/** Workbooks of snapshots, each made once for all data loaders. */
import { existsSync } from "node:fs";
import { mkdir, rename } from "node:fs/promises";
import { basename, join } from "node:path";
import { writeWorkbook } from "../cubes/workbook.js";
import { MODULE_CACHE } from "../offline/packages.js";
import { snapshotsFolder } from "../settings.js";
import { currentSnapshot } from "../snapshot/current.js";

/** Folder inside Framework's cache; cleared with the loaded data by `refreshDataCache`. */
export const WORKBOOKS = "workbooks";

/** Path of the current snapshot's workbook.duckdb. */
export const currentWorkbook = async (): Promise<string> => workbookOf(await currentSnapshot(snapshotsFolder()));

/** Path of the workbook.duckdb of the snapshot in a folder; made where `folder` does not hold it. */
export async function workbookOf(snapshot: string, folder = join(MODULE_CACHE, WORKBOOKS)): Promise<string> {
  const file = join(folder, `${basename(snapshot)}.duckdb`);
  if (existsSync(file)) return file;
  await mkdir(folder, { recursive: true });
  const aside = `${file}.${process.pid}`;
  await writeWorkbook(snapshot, aside);
  await rename(aside, file);
  return file;
}
