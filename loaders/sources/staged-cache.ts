/**
 * Staged files kept between runs, so that a raw file is read once: `<key>/rows.parquet` and `<key>/entry.json`.
 * The key says what was read (content and name) and how (reader, its version and options, the engine), so that
 * an entry is never out of date. It holds raw text: only the owner may enter the folder, and nothing here is published.
 *
 * Runs may share it. A run takes an entry as a hard link of its own, which stays though another run removes the
 * entry, and an entry appears in one step.
 */
import { chmod, copyFile, link, mkdir, mkdtemp, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { duckdbVersion } from "../duckdb.js";
import { flush, hashFile, readSealed, sealed, sha256 } from "../files.js";
import type { Reader, Staged, StageRequest } from "./reader.js";

/** Raise when an entry is laid out otherwise. */
const LAYOUT = 1;
const ROWS = "rows.parquet";
const ENTRY = "entry.json";
const ASIDE = "aside-";
const DAY = 24 * 60 * 60 * 1000;

interface Entry {
  readonly staged: Staged;
  /** SHA-256 of the rows' file. */
  readonly rows: string;
}

export interface StagedCache {
  /** Puts the staged rows into `target`; undefined where they are not kept, or damaged. */
  take(key: string, target: string): Promise<Staged | undefined>;
  /** Keeps the staged rows at `path`. @throws where the file system does; the run can go on. */
  keep(key: string, path: string, staged: Staged): Promise<void>;
  /** Removes what this run neither took nor kept. */
  prune(): Promise<void>;
}

/** Makes the folder where it is missing. */
export async function openStagedCache(folder: string): Promise<StagedCache> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await chmod(folder, 0o700);
  // Exports may lie in a repository that does not know of them.
  await writeFile(join(folder, ".gitignore"), "*\n");
  const used = new Set<string>();

  return {
    async take(key, target) {
      const place = join(folder, key);
      const staged = await linkWhole(place, target).catch(() => undefined);
      if (staged) {
        used.add(key);
        return staged;
      }
      // A reader that wrote to the link would write into the entry.
      await rm(target, { force: true });
      await rm(place, { recursive: true, force: true });
      return undefined;
    },

    async keep(key, path, staged) {
      // In the folder itself: what is read may lie on another file system, where nothing can be moved from.
      const aside = await mkdtemp(join(folder, ASIDE));
      const [rows, entry] = [join(aside, ROWS), join(aside, ENTRY)];
      await linkOrCopy(path, rows);
      await writeFile(entry, sealed({ staged, rows: await hashFile(path) } satisfies Entry));
      for (const file of [rows, entry, aside]) await flush(file);
      await rename(aside, join(folder, key)).catch(unlessThere);
      await rm(aside, { recursive: true, force: true });
      await flush(folder);
      used.add(key);
    },

    async prune() {
      for (const name of await readdir(folder)) {
        const unused = /^[0-9a-f]{64}$/.test(name) && !used.has(name);
        if (unused || (name.startsWith(ASIDE) && (await isOld(join(folder, name)))))
          await rm(join(folder, name), { recursive: true, force: true });
      }
    },
  };
}

/** What tells one staging from any other. */
export const stagingKey = (reader: Reader, { name, options }: StageRequest, content: string): string =>
  sha256(JSON.stringify([LAYOUT, duckdbVersion(), reader.name, reader.version, options, name, content]));

/** Links the rows of an entry that is there and whole. */
async function linkWhole(place: string, target: string): Promise<Staged | undefined> {
  await linkOrCopy(join(place, ROWS), target);
  const entry = await readSealed<Entry>(join(place, ENTRY));
  return entry?.rows === (await hashFile(target)) ? entry.staged : undefined;
}

/** Not every file system has links. */
async function linkOrCopy(from: string, to: string): Promise<void> {
  await link(from, to).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") throw error;
    await copyFile(from, to);
  });
}

/** What a killed run left; another run may be at work on a younger one. */
async function isOld(path: string): Promise<boolean> {
  const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Date.now() }));
  return Date.now() - mtimeMs > DAY;
}

/** Another run kept the same meanwhile. */
function unlessThere(error: NodeJS.ErrnoException): void {
  if (error.code !== "ENOTEMPTY" && error.code !== "EEXIST") throw error;
}
