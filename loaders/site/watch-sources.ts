/** What Framework's preview does not see: the snapshot and the code behind its data loaders, and the list of pages. */
import { watch } from "node:fs";
import { mkdir, utimes } from "node:fs/promises";
import { join } from "node:path";
import { glob } from "tinyglobby";
import { PROJECT_ROOT, snapshotsFolder } from "../settings.js";
import { refreshDataCache } from "./data-cache.js";
import { sitePages } from "./site-pages.js";

const SOURCE = join(PROJECT_ROOT, "src");

/**
 * Has open pages reload what depends on a change. Framework watches the loaders' own files and
 * the config, so these are touched: their times change, their contents do not.
 */
export async function watchSources(): Promise<void> {
  const snapshots = snapshotsFolder();
  await mkdir(snapshots, { recursive: true });
  const data = calmly(async () => {
    if (await refreshDataCache())
      await touch(await glob(["data/**/*.ts", "!data/runtime/**"], { cwd: SOURCE, absolute: true }));
  });
  watch(snapshots, data);
  for (const folder of [join(SOURCE, "lib"), join(PROJECT_ROOT, "loaders")]) watch(folder, { recursive: true }, data);

  let listed = JSON.stringify(await sitePages());
  const pages = calmly(async () => {
    const now = JSON.stringify(await sitePages());
    if (now === listed) return;
    listed = now;
    await touch([join(PROJECT_ROOT, "observablehq.config.ts")]);
  });
  const investigations = join(SOURCE, "investigations");
  await mkdir(investigations, { recursive: true });
  watch(investigations, pages);
}

async function touch(files: readonly string[]): Promise<void> {
  const now = new Date();
  for (const file of files) await utimes(file, now, now);
}

/** Runs a task after a change, once for changes that come together, never twice at a time. */
function calmly(task: () => Promise<void>): () => void {
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  return () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      running = running.then(task).catch((error) => console.error(error));
    }, 50);
  };
}
