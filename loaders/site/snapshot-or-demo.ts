import { readdir } from "node:fs/promises";
import { runDemo } from "../demo/run.js";
import { exportsFolder } from "../settings.js";
import { runSnapshot } from "../snapshot/run.js";

/** A snapshot of the exports, or of demo exports where there are none. The exit code is 0 when one is current. */
export async function snapshotOrDemo(): Promise<number> {
  return ((await isEmpty(exportsFolder())) && (await runDemo([]))) || (await runSnapshot([]));
}

/** Whether a folder is missing or holds nothing but hidden files. */
async function isEmpty(folder: string): Promise<boolean> {
  try {
    return (await readdir(folder)).every((name) => name.startsWith("."));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return true;
    throw error;
  }
}
