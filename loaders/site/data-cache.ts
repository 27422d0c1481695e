/** Framework keeps what a data loader made for as long as the loader's own file is unchanged; here it also depends on the snapshot and the code. */
import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { glob } from "tinyglobby";
import { MODULE_CACHE } from "../offline/packages.js";
import { PROJECT_ROOT, snapshotsFolder } from "../settings.js";
import { currentId, previousId } from "../snapshot/current.js";
import { WORKBOOKS } from "./current-workbook.js";

/** Says from what the cached data was made. */
const KEY = "data-made-from";

/** Made from the installed packages, not from a snapshot; `fillModuleCache` clears it. */
const KEPT = "runtime";

/**
 * Empties Framework's cache of loaded data unless it was made from the current snapshot by the
 * code as it is now.
 *
 * @returns Whether it was emptied.
 */
export async function refreshDataCache(cache = MODULE_CACHE, snapshots = snapshotsFolder()): Promise<boolean> {
  const key = await madeFrom(snapshots);
  const keyFile = join(cache, KEY);
  if ((await readFile(keyFile, "utf8").catch(() => undefined)) === key) return false;
  const data = join(cache, "data");
  for (const entry of await readdir(data).catch(() => []))
    if (entry !== KEPT) await rm(join(data, entry), { recursive: true, force: true });
  await rm(join(cache, WORKBOOKS), { recursive: true, force: true });
  await mkdir(cache, { recursive: true });
  await writeFile(keyFile, key);
  return true;
}

async function madeFrom(snapshots: string): Promise<string> {
  const hash = createHash("sha256");
  for (const id of [await currentId(snapshots), await previousId(snapshots)]) hash.update(id ?? "no snapshot");
  const code = await glob(["src/lib/**", "src/data/**", "loaders/**"], { cwd: PROJECT_ROOT });
  for (const file of code.sort()) hash.update(file).update(await readFile(join(PROJECT_ROOT, file)));
  return hash.digest("hex");
}
