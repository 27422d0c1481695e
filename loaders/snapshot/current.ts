import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Failure } from "../failure.js";
import { replaceFile } from "../files.js";

const CURRENT = "current";

/** The id of the current snapshot, or null where there is none. */
export async function currentId(snapshots: string): Promise<string | null> {
  try {
    return (await readFile(join(snapshots, CURRENT), "utf8")).trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

/** The folder of the current snapshot. */
export async function currentSnapshot(snapshots: string): Promise<string> {
  const id = await currentId(snapshots);
  if (id === null) throw new Failure(`There is no snapshot in ${snapshots}. Run \`npm run snapshot\` first.`);
  return join(snapshots, id);
}

/** Makes a snapshot current. The file is replaced in one step, so that readers see the old id or the new one. */
export const setCurrent = (snapshots: string, id: string): Promise<void> =>
  replaceFile(join(snapshots, CURRENT), `${id}\n`);
