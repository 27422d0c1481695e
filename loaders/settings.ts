/** Where things are: the two data folders, which the environment or an option may move. */
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of package.json. */
export const PROJECT_ROOT = fileURLToPath(new URL("..", import.meta.url));

/** Folder of the raw exports: the option, else `PLUMBLINE_EXPORTS`, else `data/exports`. */
export function exportsFolder(option?: string): string {
  return resolve(option ?? process.env.PLUMBLINE_EXPORTS ?? join(PROJECT_ROOT, "data", "exports"));
}

/** Folder of the snapshots: the option, else `PLUMBLINE_SNAPSHOTS`, else `data/snapshots`. */
export function snapshotsFolder(option?: string): string {
  return resolve(option ?? process.env.PLUMBLINE_SNAPSHOTS ?? join(PROJECT_ROOT, "data", "snapshots"));
}
