/** Fills Framework's module cache from node_modules, so that building and previewing need no network. */
import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { PROJECT_ROOT } from "../settings.js";
import { writeFonts } from "./fonts.js";
import { writeNodeModules } from "./node-modules.js";
import { writeNpmModules } from "./npm-modules.js";
import { writeRuntime } from "./runtime.js";

/** What the loaders of src/data/runtime made of an earlier filling. */
const RUNTIME_COPIES = join("data", "runtime");

/** Says from what the cache was made; written last. */
const KEY = "filled-from";

/**
 * Makes `<cache>/_npm` and `<cache>/_node` agree with what is installed. Does nothing when they
 * do. Written aside and renamed, the key last: half a cache is never taken for a whole one.
 *
 * @param cache Framework's cache, `src/.observablehq/cache`.
 */
export async function fillModuleCache(cache: string): Promise<void> {
  const key = await cacheKey();
  const filled = await readFile(join(cache, KEY), "utf8").catch(() => undefined);
  if (filled === key) return;
  const aside = join(cache, `filling.${process.pid}`);
  const folders = { npm: join(aside, "_npm"), node: join(aside, "_node") };
  try {
    await mkdir(folders.npm, { recursive: true });
    await Promise.all([
      writeNpmModules(folders.npm),
      writeFonts(folders.npm),
      writeRuntime(folders.npm),
      writeNodeModules(folders.node),
    ]);
    await rm(join(cache, KEY), { force: true });
    await replace(folders.node, join(cache, "_node"));
    await replace(folders.npm, join(cache, "_npm"));
    await rm(join(cache, RUNTIME_COPIES), { recursive: true, force: true });
    await writeFile(join(cache, KEY), key);
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
}

/** Puts a folder in the place of another; where a second process was quicker, its result is as good. */
async function replace(from: string, to: string): Promise<void> {
  await rm(to, { recursive: true, force: true });
  await rename(from, to).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOTEMPTY" && error.code !== "EEXIST") throw error;
  });
}

/** Changes with every installed version and with the code that fills the cache. */
async function cacheKey(): Promise<string> {
  const here = new URL(".", import.meta.url);
  const own = (await readdir(here)).sort().map((file) => new URL(file, here));
  const installed = join(PROJECT_ROOT, "node_modules", ".package-lock.json");
  const unpack = join(PROJECT_ROOT, "src/lib/workbook/unpack.ts");
  const hash = createHash("sha256");
  for (const file of [installed, unpack, ...own]) hash.update(await readFile(file));
  return hash.digest("hex");
}
