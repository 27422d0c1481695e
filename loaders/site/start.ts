import { parseArgs } from "node:util";
import { runBuild } from "./build.js";
import { runPreview } from "./preview.js";
import { snapshotOrDemo } from "./snapshot-or-demo.js";

/** `npm start`: demo exports where there are none, a snapshot, the site, and its address. */
export async function runStart(argv: string[]): Promise<number> {
  parseArgs({ args: argv });
  return (await snapshotOrDemo()) || (await runBuild([])) || (await runPreview([]));
}
