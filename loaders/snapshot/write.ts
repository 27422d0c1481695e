/** Writes a snapshot's files: aside first, forced to disk, then renamed into place. */
import { existsSync } from "node:fs";
import { readdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { CUBE_NAMES } from "../../src/lib/schema/cubes.js";
import { PROFILE_NAMES } from "../../src/lib/schema/profile.js";
import { TABLE_NAMES, TABLES } from "../../src/lib/schema/tables.js";
import type { Taxonomy } from "../../src/lib/schema/taxonomy.js";
import { type DuckDBConnection, quoteName, quoteText, rows } from "../duckdb.js";
import { flush } from "../files.js";
import { ROW } from "./canonical.js";
import type { Manifest, TableReport } from "./manifest.js";

/** Tables of a snapshot with the column whose range its manifest states. */
const WRITTEN: readonly { readonly name: string; readonly time: string | null }[] = [
  ...TABLE_NAMES.map((name) => ({ name: name as string, time: TABLES[name].knownAt })),
  { name: "judgements", time: "labeled_at" },
  { name: "quarantine", time: null },
];

export interface Written {
  readonly tables: Record<string, TableReport>;
  /** Files written, for `flush`. */
  readonly files: string[];
}

/** Writes every table, cube and profile table as Parquet, without the numbers that rows have during a run. */
export async function writeTables(connection: DuckDBConnection, folder: string): Promise<Written> {
  const tables: Record<string, TableReport> = {};
  const files: string[] = [];
  const copy = async (table: string, file: string): Promise<number> => {
    const path = join(folder, file);
    files.push(path);
    const [copied] = await rows<{ Count: number }>(
      connection,
      `COPY (SELECT COLUMNS(name -> name <> ${quoteText(ROW)}) FROM ${quoteName(table)}) TO ${quoteText(path)} (FORMAT parquet, COMPRESSION zstd)`,
    );
    return copied?.Count ?? 0;
  };
  for (const { name, time } of WRITTEN) {
    const [range] = await rows<{ first: string | null; last: string | null }>(
      connection,
      time
        ? `SELECT min(${quoteName(time)}) AS first, max(${quoteName(time)}) AS last FROM ${quoteName(name)}`
        : "SELECT NULL AS first, NULL AS last",
    );
    tables[name] = {
      rows: await copy(name, `${name}.parquet`),
      first: range?.first ?? null,
      last: range?.last ?? null,
    };
  }
  for (const name of CUBE_NAMES) await copy(`cube_${name}`, `cube_${name}.parquet`);
  for (const name of PROFILE_NAMES) await copy(`profile_${name}`, `profile_${name}.parquet`);
  return { tables, files };
}

const ASIDE = ".making-";

/** Where this process makes a snapshot before it takes its place. */
export const asideFolder = (snapshots: string): string => join(snapshots, `${ASIDE}${process.pid}`);

/** Removes what killed runs left aside; what a running process is making stays. */
export async function sweepAside(snapshots: string): Promise<void> {
  const names = existsSync(snapshots) ? await readdir(snapshots) : [];
  for (const name of names) {
    if (name.startsWith(ASIDE) && !isRunning(Number(name.slice(ASIDE.length)))) {
      await rm(join(snapshots, name), { recursive: true, force: true });
    }
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return pid !== process.pid;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/**
 * Adds taxonomy and manifest, forces everything to disk and renames the folder into its place.
 *
 * @param commit - called when all is on disk and nothing has taken its place yet; may throw to leave it so
 */
export async function publish(
  aside: string,
  place: string,
  written: readonly string[],
  taxonomy: Taxonomy,
  manifest: Manifest,
  commit: () => void = () => undefined,
): Promise<void> {
  const taxonomyFile = join(aside, "taxonomy.json");
  const manifestFile = join(aside, "manifest.json");
  await writeFile(taxonomyFile, `${JSON.stringify(taxonomy, null, 2)}\n`);
  await writeFile(manifestFile, `${JSON.stringify(manifest, null, 2)}\n`);
  for (const file of [...written, taxonomyFile, manifestFile, aside]) await flush(file);
  commit();
  // Another run may have made the same snapshot meanwhile; only a folder that a failing disk left broken goes.
  if (existsSync(join(place, "manifest.json"))) return;
  await rm(place, { recursive: true, force: true });
  await rename(aside, place);
  await flush(join(place, ".."));
}
