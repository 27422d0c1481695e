import { createHash } from "node:crypto";
import { appendFile, readFile, rename, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openFileHashes } from "../../../loaders/snapshot/file-hashes.js";
import { folderWith } from "../exports.js";

const HOUR = 3_600_000;
const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

/** A file, and runs that hash it: each says what it found and how often it read the file. */
async function fileAndRuns(content = "first") {
  const folder = await folderWith({ "a.csv": content });
  const [file, index] = [join(folder, "a.csv"), join(folder, "hashes.json")];
  const run = async (later: number) => {
    let reads = 0;
    const hashes = await openFileHashes({
      index,
      now: () => Date.now() + later,
      read: async (path) => {
        reads += 1;
        return sha256(await readFile(path, "utf8"));
      },
    });
    const hash = await hashes.hash(file, "a.csv");
    await hashes.hash(file, "a.csv");
    await hashes.save();
    return { sha256: hash.sha256, bytes: hash.bytes, reads };
  };
  return { file, index, run };
}

const first = { sha256: sha256("first"), bytes: 5 };

describe("a file that was hashed before", () => {
  it("is not read again", async () => {
    const { run } = await fileAndRuns();
    expect(await run(HOUR)).toEqual({ ...first, reads: 1 });
    expect(await run(2 * HOUR)).toEqual({ ...first, reads: 0 });
    expect(await run(3 * HOUR)).toEqual({ ...first, reads: 0 });
  });

  it("is read again where it had only just been written, since a change might bear the same time", async () => {
    const { run } = await fileAndRuns();
    expect(await run(0)).toEqual({ ...first, reads: 1 });
    expect(await run(HOUR)).toEqual({ ...first, reads: 1 });
    expect(await run(2 * HOUR)).toEqual({ ...first, reads: 0 });
  });

  it("is read again where it changed, though size and time of modification are the same", async () => {
    const { file, run } = await fileAndRuns();
    const long = new Date("2026-01-01T00:00:00Z");
    await utimes(file, long, long);
    await run(HOUR);
    await writeFile(file, "other");
    await utimes(file, long, long);
    expect(await run(2 * HOUR)).toEqual({ sha256: sha256("other"), bytes: 5, reads: 1 });
  });

  it("is read again where another took its place", async () => {
    const { file, run } = await fileAndRuns();
    await run(HOUR);
    await writeFile(`${file}.new`, "other");
    await rename(`${file}.new`, file);
    expect(await run(2 * HOUR)).toMatchObject({ sha256: sha256("other"), reads: 1 });
  });

  it.each(["", "{}", "damaged"])("is read again where the index is damaged (%j)", async (damage) => {
    const { index, run } = await fileAndRuns();
    await run(HOUR);
    await writeFile(index, damage);
    expect(await run(2 * HOUR)).toEqual({ ...first, reads: 1 });
  });

  it("is read again where a digit of the index was lost", async () => {
    const { index, run } = await fileAndRuns();
    await run(HOUR);
    await writeFile(index, (await readFile(index, "utf8")).replace(first.sha256, sha256("another")));
    expect(await run(2 * HOUR)).toEqual({ ...first, reads: 1 });
  });
});

it("keeps nothing without an index", async () => {
  const folder = await folderWith({ "a.csv": "first" });
  const hashes = await openFileHashes({ index: null });
  expect(await hashes.hash(join(folder, "a.csv"), "a.csv")).toMatchObject(first);
  await hashes.save();
});

describe("a file that changes while it is read", () => {
  const message = /^tool\/a\.csv changed while it was read\. Run the command again/;

  it("for its hash stops the run", async () => {
    const file = join(await folderWith({ "a.csv": "first" }), "a.csv");
    const read = (path: string) => appendFile(path, " and more").then(() => "half a hash");
    const hashes = await openFileHashes({ index: null, read });
    await expect(hashes.hash(file, "tool/a.csv")).rejects.toThrow(message);
  });

  it.each([0, HOUR])("for its rows stops the run (%i ms after it was written)", async (later) => {
    const file = join(await folderWith({ "a.csv": "first" }), "a.csv");
    const hashes = await openFileHashes({ index: null, now: () => Date.now() + later });
    await hashes.hash(file, "tool/a.csv");
    await hashes.confirm(file, "tool/a.csv");
    await appendFile(file, " and more");
    await expect(hashes.confirm(file, "tool/a.csv")).rejects.toThrow(message);
  });
});
