/** Where a source's files go, and what must not be overwritten. */
import { existsSync } from "node:fs";
import { copyFile, mkdir, stat, symlink } from "node:fs/promises";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { Failure } from "../../failure.js";
import { hashFile } from "../../files.js";

export interface PlacedFile {
  /** Where it is now, absolute. */
  readonly path: string;
  /** Relative to the source's folder, with `/`. */
  readonly name: string;
  /** Whether it is in the source's folder already. */
  readonly isThere: boolean;
}

/**
 * Plans where files go: those inside the source's folder stay, others are copied beside the mapping.
 * @throws Failure where one does not exist, is a folder, or would take another's place.
 */
export async function planFiles(folder: string, files: readonly string[], force: boolean): Promise<PlacedFile[]> {
  const placed = new Map<string, PlacedFile>();
  for (const path of new Set(files.map((file) => resolve(file)))) {
    const found = await stat(path).catch(() => undefined);
    if (!found) throw new Failure(`There is no file ${path}.`);
    if (!found.isFile()) throw new Failure(`${path} is a folder: name its files, as in ${basename(path)}/*.csv.`);
    const inside = relative(folder, path);
    const isThere = !inside.startsWith("..") && resolve(folder, inside) === path;
    const name = isThere ? inside.split(sep).join("/") : basename(path);
    if (name.endsWith(".sql")) throw new Failure(`${name} is a mapping, no export. Name the raw files only.`);
    const other = placed.get(name);
    if (other) throw new Failure(`Two of the files are called ${name}: ${other.path} and ${path}. Rename one.`);
    const target = join(folder, name);
    if (!isThere && existsSync(target) && (await hashFile(target)) !== (await hashFile(path)) && !force) {
      throw new Failure(
        `${target} exists with other content. Rename the new file, or replace the old one with --force.`,
      );
    }
    placed.set(name, { path, name, isThere });
  }
  return [...placed.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Links the files into a folder of their own, where a dry run finds nothing else. */
export async function linkFiles(folder: string, files: readonly PlacedFile[]): Promise<void> {
  for (const { path, name } of files) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await symlink(path, join(folder, name));
  }
}

export async function copyFiles(folder: string, files: readonly PlacedFile[]): Promise<void> {
  for (const { path, name, isThere } of files) if (!isThere) await copyFile(path, join(folder, name));
}
