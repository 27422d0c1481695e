import { open, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Failure } from "../failure.js";

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
export async function setCurrent(snapshots: string, id: string): Promise<void> {
  const aside = join(snapshots, `.${CURRENT}-${process.pid}`);
  await writeFile(aside, `${id}\n`);
  await flush(aside);
  await rename(aside, join(snapshots, CURRENT));
  await flush(snapshots);
}

/** Forces a file or folder to disk. */
export async function flush(path: string): Promise<void> {
  const handle = await open(path, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
