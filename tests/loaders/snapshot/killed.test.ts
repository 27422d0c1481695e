import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { PROJECT_ROOT } from "../../../loaders/settings.js";
import { currentId } from "../../../loaders/snapshot/current.js";
import { folderWith, temporaryFolder } from "../exports.js";
import { annotations, KEY, straight, takeFrom } from "../take.js";

const files = (label: string) => ({
  "tool/annotations.sql": straight(),
  "tool/labels.csv": annotations({ label }),
});

/** Starts a snapshot in a process of its own and kills it as soon as it announces the step. */
async function killAt(step: string, exports: string, snapshots: string): Promise<void> {
  const child = spawn(
    process.execPath,
    ["--import", "tsx", join("loaders", "cli.ts"), "snapshot", "--exports", exports, "--snapshots", snapshots],
    { cwd: PROJECT_ROOT, env: { ...process.env, PLUMBLINE_KEY: KEY }, stdio: ["ignore", "ignore", "pipe"] },
  );
  let said = "";
  child.stderr.on("data", (chunk: Buffer) => {
    said += chunk.toString();
    if (said.includes(step)) child.kill("SIGKILL");
  });
  const [, signal] = (await once(child, "exit")) as [number | null, string | null];
  expect({ signal, said }).toMatchObject({ signal: "SIGKILL" });
}

it.each(["Reading files", "Casting and checking rows", "Judging labels", "Writing Parquet"])(
  "a run killed at “%s” leaves the snapshot before current and whole, and the next run cleans up",
  async (step) => {
    const snapshots = await temporaryFolder();
    const before = await takeFrom(files("before"), { snapshots });
    await killAt(step, await folderWith(files("after")), snapshots);

    expect(await currentId(snapshots)).toBe(before.id);
    expect(await before.read("SELECT label FROM $annotations")).toEqual([{ label: "before" }]);

    const after = await takeFrom(files("after"), { snapshots });
    expect(await after.read("SELECT label FROM $annotations")).toEqual([{ label: "after" }]);
    expect((await readdir(snapshots)).sort()).toEqual([before.id, after.id, "current", "previous"].sort());
  },
);
