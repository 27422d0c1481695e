import { link, mkdir, readdir, readFile, stat, truncate, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Staged } from "../../../loaders/sources/reader.js";
import { csv, tsv } from "../../../loaders/sources/readers/csv.js";
import { openStagedCache, stagingKey } from "../../../loaders/sources/staged-cache.js";
import { folderWith } from "../exports.js";

const STAGED: Staged = { records: 3, leftOut: [{ reason: "empty row", records: 1 }], unreadable: [] };
const KEY = "a".repeat(64);
const OTHER = "b".repeat(64);

/** A cache with one entry, and a folder to work in. */
async function cacheWithEntry() {
  const work = await folderWith({ "0.parquet": "rows" });
  const folder = join(work, "exports", ".staged");
  const cache = await openStagedCache(folder);
  await cache.keep(KEY, join(work, "0.parquet"), STAGED);
  return { work, folder, cache, target: join(work, "1.parquet") };
}

const text = (path: string) => readFile(path, "utf8");

describe("a staged file that is kept", () => {
  it("is found by another run, with its counts", async () => {
    const { folder, target } = await cacheWithEntry();
    expect(await (await openStagedCache(folder)).take(KEY, target)).toEqual(STAGED);
    expect(await text(target)).toBe("rows");
  });

  it("is not found under another key", async () => {
    const { cache, target } = await cacheWithEntry();
    expect(await cache.take(OTHER, target)).toBeUndefined();
  });

  it("stays with a run that took it when another run removes it", async () => {
    const { folder, cache, target } = await cacheWithEntry();
    await cache.take(KEY, target);
    await (await openStagedCache(folder)).prune();
    expect(await cache.take(KEY, `${target}.again`)).toBeUndefined();
    expect(await text(target)).toBe("rows");
  });

  it("may be kept by two runs at once", async () => {
    const { work, folder } = await cacheWithEntry();
    const one = await openStagedCache(folder);
    const two = await openStagedCache(folder);
    for (const name of ["2", "3"]) await link(join(work, "0.parquet"), join(work, name));
    await Promise.all([one.keep(OTHER, join(work, "2"), STAGED), two.keep(OTHER, join(work, "3"), STAGED)]);
    expect(await one.take(OTHER, join(work, "4"))).toEqual(STAGED);
  });
});

describe("an entry that is damaged is as if it were not there, and can be made anew", () => {
  const damages: { readonly [what: string]: (entry: string) => Promise<unknown> } = {
    "rows cut short": (entry) => truncate(join(entry, "rows.parquet"), 2),
    "rows changed": (entry) => writeFile(join(entry, "rows.parquet"), "rowz"),
    "counts cut short": (entry) => truncate(join(entry, "entry.json"), 80),
    "counts changed": async (entry) => {
      const file = join(entry, "entry.json");
      await writeFile(file, (await text(file)).replace('"records":3', '"records":4'));
    },
  };

  it.each(Object.entries(damages))("%s", async (_, damage) => {
    const { work, folder, cache, target } = await cacheWithEntry();
    await damage(join(folder, KEY));
    expect(await cache.take(KEY, target)).toBeUndefined();
    // Nothing is in the reader's way, and what it writes there does not reach an entry.
    await expect(stat(target)).rejects.toThrow("ENOENT");
    await writeFile(join(work, "2.parquet"), "rows again");
    await cache.keep(KEY, join(work, "2.parquet"), STAGED);
    expect(await cache.take(KEY, target)).toEqual(STAGED);
    expect(await text(target)).toBe("rows again");
  });

  it("a folder without rows", async () => {
    const { folder, cache, target } = await cacheWithEntry();
    await mkdir(join(folder, OTHER));
    expect(await cache.take(OTHER, target)).toBeUndefined();
  });
});

it("only what the last run used remains", async () => {
  const { work, folder, target } = await cacheWithEntry();
  const next = await openStagedCache(folder);
  await next.take(KEY, target);
  await writeFile(join(work, "2.parquet"), "unused");
  await (await openStagedCache(folder)).keep(OTHER, join(work, "2.parquet"), STAGED);
  await next.prune();
  expect((await readdir(folder)).sort()).toEqual([".gitignore", KEY]);
});

it("what a killed run left is removed once no run can be at work on it", async () => {
  const { folder, cache } = await cacheWithEntry();
  for (const name of ["aside-killed", "aside-at-work"]) await mkdir(join(folder, name));
  const longAgo = new Date(Date.now() - 25 * 60 * 60 * 1000);
  await utimes(join(folder, "aside-killed"), longAgo, longAgo);
  await cache.prune();
  expect((await readdir(folder)).sort()).toEqual([".gitignore", KEY, "aside-at-work"]);
});

it("only its owner may enter, though the folder was there, and git ignores it", async () => {
  const folder = join(await folderWith({ ".staged/kept": "" }), ".staged");
  await openStagedCache(folder);
  expect((await stat(folder)).mode & 0o777).toBe(0o700);
  expect(await text(join(folder, ".gitignore"))).toBe("*\n");
});

it("a key is that of the content, the name, the reader, its version and its options", () => {
  const request = { name: "a.csv", options: { delim: "," } } as unknown as Parameters<typeof stagingKey>[1];
  const keys = [
    stagingKey(csv, request, "hash"),
    stagingKey(csv, request, "other hash"),
    stagingKey(csv, { ...request, name: "b.csv" }, "hash"),
    stagingKey(csv, { ...request, options: { delim: ";" } }, "hash"),
    stagingKey(tsv, request, "hash"),
    stagingKey({ ...csv, version: csv.version + 1 }, request, "hash"),
  ];
  expect(new Set(keys).size).toBe(keys.length);
  expect(stagingKey(csv, { ...request, file: "/elsewhere/a.csv", target: "/t" }, "hash")).toBe(keys[0]);
});
