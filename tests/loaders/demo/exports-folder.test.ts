import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { claimFolder, lacksExports, MARKER, markFinished } from "../../../loaders/demo/exports-folder.js";
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

test("a demo that was interrupted still lacks exports; a finished one does not", async () => {
  await claimFolder(folder, ["a.csv"]);
  await writeFile(join(folder, "a.csv"), "");
  expect(await lacksExports(folder)).toBe(true);
  await markFinished(folder, ["a.csv"]);
  expect(await lacksExports(folder)).toBe(false);
});

test("an earlier demo is cleared, also one that wrote other files", async () => {
  await claimFolder(folder, ["old.csv"]);
  await writeFile(join(folder, "old.csv"), "");
  await markFinished(folder, ["old.csv"]);
  await claimFolder(folder, ["new.csv"]);
  expect(await readdir(folder)).toEqual([MARKER]);
});

test("a folder with somebody's exports is refused by name and left as it is", async () => {
  await writeFile(join(folder, "labels.csv"), "x");
  await expect(claimFolder(folder, ["a.csv"])).rejects.toThrow(/holds labels\.csv, which the demo did not make/);
  expect(await readdir(folder)).toEqual(["labels.csv"]);
});

test("a file added to a demo is never cleared", async () => {
  await claimFolder(folder, ["a.csv"]);
  await writeFile(join(folder, "a.csv"), "demo");
  await markFinished(folder, ["a.csv"]);
  await writeFile(join(folder, "mine.sql"), "SELECT 1");
  await expect(claimFolder(folder, ["a.csv"])).rejects.toThrow(/mine\.sql/);
  expect(await readFile(join(folder, "a.csv"), "utf8")).toBe("demo");
});

test("a damaged marker is reported, not guessed at", async () => {
  await writeFile(join(folder, MARKER), "{");
  await expect(lacksExports(folder)).rejects.toThrow(/not JSON/);
});
