import { lacksExports } from "../demo/exports-folder.js";
import { runDemo } from "../demo/run.js";
import { exportsFolder } from "../settings.js";
import { runSnapshot } from "../snapshot/run.js";

/** A snapshot of the exports, or of demo exports where there are none. The exit code is 0 when one is current. */
export async function snapshotOrDemo(): Promise<number> {
  return ((await lacksExports(exportsFolder())) && (await runDemo([]))) || (await runSnapshot([]));
}
