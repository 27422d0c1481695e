import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { PROJECT_ROOT } from "../../../loaders/settings.js";
import { currentId } from "../../../loaders/snapshot/current.js";
import { folderWith, temporaryFolder } from "../exports.js";
import { annotations, KEY, straight, takeFrom } from "../take.js";

/** Enough rows for every step to be at work still when the signal comes. */
const ROWS = 30_000;

const files = (label: string, rows: number) => ({
  "tool/annotations.sql": straight(),
  "tool/labels.csv": annotations(
    ...Array.from({ length: rows }, (_, n) => ({ annotation_id: `a${n}`, item_id: `i${n}`, label })),
  ),
});

/** Starts a snapshot in a process of its own and presses Ctrl-C as soon as it announces the step. */
async function interruptAt(step: string, exports: string, snapshots: string) {
  const child = spawn(
    process.execPath,
    ["--import", "tsx", join("loaders", "cli.ts"), "snapshot", "--exports", exports, "--snapshots", snapshots],
    { cwd: PROJECT_ROOT, env: { ...process.env, PLUMBLINE_KEY: KEY }, stdio: ["ignore", "ignore", "pipe"] },
  );
  let said = "";
  let sent = false;
  child.stderr.on("data", (chunk: Buffer) => {
    said += chunk.toString();
    if (sent || !said.includes(step)) return;
    sent = child.kill("SIGINT");
  });
  const [code] = (await once(child, "close")) as [number | null];
  return { code, said };
}

it.each(["Looking for changes", "Reading files", "Casting and checking rows", "Judging labels", "Writing Parquet"])(
  "Ctrl-C at “%s” leaves the snapshot before current and nothing aside, and says so",
  async (step) => {
    const snapshots = await temporaryFolder();
    const before = await takeFrom(files("before", 1), { snapshots });
    const { code, said } = await interruptAt(step, await folderWith(files("after", ROWS)), snapshots);

    expect({ code, said }).toEqual({
      code: 130,
      said: expect.stringMatching(/\nStopped\. Nothing was published: the snapshot that was current still is\.\n$/),
    });
    expect(await currentId(snapshots)).toBe(before.id);
    expect((await readdir(snapshots)).sort()).toEqual([before.id, "current"].sort());
  },
);
