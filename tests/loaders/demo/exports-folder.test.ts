import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { claimFolder, lacksExports, MARKER } from "../../../loaders/demo/exports-folder.js";
import { temporaryFolder } from "../exports.js";

let folder: string;
beforeEach(async () => {
  folder = await temporaryFolder();
});

test("a folder lacks exports when it is absent, empty, or holds hidden files and folders only", async () => {
  expect(await lacksExports(join(folder, "absent"))).toBe(true);
  expect(await lacksExports(folder)).toBe(true);
  await writeFile(join(folder, ".gitkeep"), "");
  await mkdir(join(folder, ".staged"));
  await writeFile(join(folder, ".staged", "rows.parquet"), "");
  expect(await lacksExports(folder)).toBe(true);
  await writeFile(join(folder, "taxonomy.json"), "{}");
  expect(await lacksExports(folder)).toBe(false);
});

/** What the demo does, with one file. */
async function makeDemo(file: string): Promise<void> {
  const claim = await claimFolder(folder);
  await writeFile(claim.add(file), "demo");
  claim.finish();
}

test("a demo that was interrupted still lacks exports, and is cleared; a finished one does not", async () => {
  const claim = await claimFolder(folder);
  await writeFile(claim.add("a.csv"), "");
  expect(await lacksExports(folder)).toBe(true);
  await makeDemo("b.csv");
  expect(await lacksExports(folder)).toBe(false);
  expect((await readdir(folder)).sort()).toEqual([MARKER, "b.csv"]);
});

test("an earlier demo is cleared, also one that wrote other files", async () => {
  await makeDemo("old.csv");
  await claimFolder(folder);
  expect(await readdir(folder)).toEqual([MARKER]);
});

test("a folder with somebody's exports is refused by name and left as it is", async () => {
  await writeFile(join(folder, "labels.csv"), "x");
  await expect(claimFolder(folder)).rejects.toThrow(/holds labels\.csv, which the demo did not make/);
  expect(await readdir(folder)).toEqual(["labels.csv"]);
});

test("a file added to a demo is never cleared", async () => {
  await makeDemo("a.csv");
  await writeFile(join(folder, "mine.sql"), "SELECT 1");
  await expect(claimFolder(folder)).rejects.toThrow(/mine\.sql/);
  expect(await readFile(join(folder, "a.csv"), "utf8")).toBe("demo");
});

test("a damaged marker is reported, not guessed at", async () => {
  await writeFile(join(folder, MARKER), "{");
  await expect(lacksExports(folder)).rejects.toThrow(/not JSON/);
});
