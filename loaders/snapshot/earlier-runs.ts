/** What a run need not do again because an earlier one did: hash and read files that have not changed. */
import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { Stage } from "../sources/stage.js";
import { openStagedCache, type StagedCache, stagingKey } from "../sources/staged-cache.js";
import { type FileHashes, openFileHashes } from "./file-hashes.js";

/** Below the exports' folder: raw text stays where raw text is, out of the snapshots, whoever may see these. */
const FOLDER = ".staged";
const HASHES = "hashes.json";

export interface EarlierRuns {
  readonly hashes: FileHashes;
  readonly stage: Stage;
  /** How many files `stage` did not read. */
  kept(): number;
  /** Keeps the hashes for later runs. */
  saveHashes(): Promise<void>;
  /** Removes the staged files that this run did not use. */
  prune(): Promise<void>;
}

/**
 * A cache that cannot be used is said once and done without: it spares work, and changes no row.
 *
 * @param use - false: every file is read, and nothing is kept, not even of earlier runs
 */
export async function openEarlierRuns(
  exports: string,
  use: boolean,
  say: (line: string) => void,
): Promise<EarlierRuns> {
  const folder = join(exports, FOLDER);
  if (!use) await rm(folder, { recursive: true, force: true });

  let cache: StagedCache | undefined;
  const withCache = async <Result>(work: (cache: StagedCache) => Promise<Result>): Promise<Result | undefined> => {
    try {
      return cache && (await work(cache));
    } catch (error) {
      cache = undefined;
      say(withoutCache(folder, error));
      return undefined;
    }
  };
  if (use) cache = await openStagedCache(folder).catch((error) => void say(withoutCache(folder, error)));
  const hashes = await openFileHashes({ index: cache ? join(folder, HASHES) : null });
  let kept = 0;

  return {
    hashes,
    async stage(reader, request) {
      const { file, name, target } = request;
      const key = stagingKey(reader, request, (await hashes.hash(file, name)).sha256);
      const found = await withCache((opened) => opened.take(key, target));
      if (found) {
        kept += 1;
        return found;
      }
      // Says first that a file changed: whatever else is wrong with it follows from that.
      const staged = await reader.stage(request).finally(() => hashes.confirm(file, name));
      await withCache((opened) => opened.keep(key, target, staged));
      return staged;
    },
    kept: () => kept,
    saveHashes: () => withCache(() => hashes.save()),
    prune: () => withCache((opened) => opened.prune()),
  };
}

const withoutCache = (folder: string, error: unknown): string =>
  `Every file is read, since ${folder} cannot be used: ${(error as Error).message}`;
