import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Failure } from "../failure.js";
import { replaceFile } from "../files.js";

const CURRENT = "current";
/** Holds the id that was current before. */
const PREVIOUS = "previous";

/** The id of the current snapshot, or null where there is none. */
export const currentId = (snapshots: string): Promise<string | null> => readId(snapshots, CURRENT);

/** The id of the snapshot that was current before, or null where there was none. Its folder may have been removed. */
export async function previousId(snapshots: string): Promise<string | null> {
  const [previous, current] = [await readId(snapshots, PREVIOUS), await currentId(snapshots)];
  // A run that was killed between the two leaves both the same.
  return previous === current ? null : previous;
}

async function readId(snapshots: string, name: string): Promise<string | null> {
  try {
    return (await readFile(join(snapshots, name), "utf8")).trim();
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

/**
 * Makes a snapshot current, and the one before it the previous one; `current` moves last. Each file is replaced in one
 * step, so that readers see the old id or the new one.
 */
export async function setCurrent(snapshots: string, id: string): Promise<void> {
  const before = await currentId(snapshots);
  if (before !== null && before !== id) await replaceFile(join(snapshots, PREVIOUS), `${before}\n`);
  await replaceFile(join(snapshots, CURRENT), `${id}\n`);
}
