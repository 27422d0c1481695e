/** A built site on other data: what a build from these exports would publish, without building its pages again. */
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, mkdir, rename, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { promisify } from "node:util";
import { glob } from "tinyglobby";
import { command, type TestSite } from "./test-site.js";

const run = promisify(execFile);

/**
 * Takes a snapshot of the exports and runs the site's data loaders on it; pages and modules are the site's own.
 *
 * @param files by path inside the exports folder
 * @returns the folder to serve
 */
export async function withOtherData(
  { project, dist }: TestSite,
  name: string,
  files: { readonly [path: string]: string },
): Promise<string> {
  const folder = join(project, "other-data", name);
  const site = join(folder, "dist");
  if (existsSync(site)) return site;
  const exports = join(folder, "exports");
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(exports, path)), { recursive: true });
    await writeFile(join(exports, path), content);
  }
  const snapshots = join(folder, "snapshots");
  const taken = await command(project, "snapshot", "--exports", exports, "--snapshots", snapshots);
  if (taken.code !== 0) throw new Error(taken.output);
  const aside = `${site}.aside`;
  await cp(dist, aside, { recursive: true });
  const published = await glob("_file/data/*", { cwd: dist });
  // What no loader makes is the same whatever the data.
  const made = published.filter((file) => existsSync(join(project, loaderOf(file))));
  await Promise.all(made.map((file) => load(project, snapshots, file, join(aside, file))));
  await rename(aside, site);
  return site;
}

/** A loader's file has a hash of its content before its ending: `overview.3f9ac02b.json`. */
const loaderOf = (file: string): string => join("src", "data", `${basename(file).replace(/\.[0-9a-f]{8}\./, ".")}.ts`);

async function load(project: string, snapshots: string, file: string, to: string): Promise<void> {
  const { stdout } = await run(process.execPath, ["--import", "tsx", loaderOf(file)], {
    cwd: project,
    env: { ...process.env, PLUMBLINE_SNAPSHOTS: snapshots },
    encoding: "buffer",
    maxBuffer: 1e9,
  });
  await writeFile(to, stdout);
}
