/** Exports of any size for the bench: a demo of 100,000 submissions, its canonical rows written again and again with ids of their own. */
import { existsSync } from "node:fs";
import { copyFile, mkdir, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runDemo } from "../../loaders/demo/run.js";
import { type DuckDBConnection, openDatabase, quoteText } from "../../loaders/duckdb.js";
import { findMappings } from "../../loaders/sources/mapping.js";
import { createMacros, stageFiles, useMapping } from "../../loaders/sources/stage.js";
import type { TableName } from "../../src/lib/schema/tables.js";

/** Kept between runs: to make ten million rows takes a minute. */
const CACHE = join(tmpdir(), "plumbline-bench-loaders");
const DEMO_ROWS = 100_000;

/** Ids that differ from copy to copy; people, teams and events stay. */
const COPIED: { readonly [table in TableName]?: readonly string[] } = {
  annotations: ["annotation_id", "submission_id", "item_id"],
  items: ["item_id", "group_id"],
  reference_labels: ["reference_id", "item_id", "audited_annotation_id", "replaces_reference_id"],
};

/** A demo's exports in the tools' own formats. */
export async function toolExports(rows: number): Promise<string> {
  return kept(`tools-${rows}`, async (folder) => {
    await runDemo(["--exports", folder, "--annotations", String(rows), "--weeks", "26", "--seed", "1"]);
  });
}

/** The source `tool` with one CSV per canonical table, about this many annotations; made where they are not kept. */
export async function csvExports(rows: number): Promise<string> {
  const demo = await toolExports(DEMO_ROWS);
  return kept(`csv-${rows}`, async (folder) => {
    const connection = await openDatabase();
    const staged = `${folder}-staged`;
    await mkdir(join(folder, "tool"), { recursive: true });
    await mkdir(staged, { recursive: true });
    await createMacros(connection);
    const mappings = await findMappings(connection, demo);
    const files = await stageFiles(connection, demo, mappings, staged, () => undefined);
    for (const mapping of mappings) {
      await useMapping(connection, mapping, files);
      await copyRows(connection, mapping, join(folder, "tool"), Math.max(1, Math.round(rows / DEMO_ROWS)));
    }
    await copyFile(join(demo, "taxonomy.json"), join(folder, "taxonomy.json"));
    await rm(staged, { recursive: true });
    connection.closeSync();
  });
}

async function copyRows(
  connection: DuckDBConnection,
  { table, sql }: { readonly table: TableName; readonly sql: string },
  folder: string,
  copies: number,
): Promise<void> {
  const ids = COPIED[table];
  const replaced = ids?.map((id) => `CASE WHEN ${id} <> '' THEN ${id} || '_' || copy END AS ${id}`).join(", ");
  await connection.run(`COPY (
    SELECT one.* EXCLUDE (source_file, source_row) ${replaced ? `REPLACE (${replaced})` : ""}
    FROM (SELECT unnest(range(${ids ? copies : 1})) AS copy) CROSS JOIN (${sql}\n) AS one
  ) TO ${quoteText(join(folder, `${table}.csv`))} (FORMAT csv, HEADER)`);
  await writeFile(join(folder, `${table}.sql`), `SELECT * FROM csv('${table}.csv')\n`);
}

/** Made aside, so that a run that was stopped leaves nothing that looks whole. */
async function kept(name: string, make: (folder: string) => Promise<void>): Promise<string> {
  const folder = join(CACHE, name);
  if (existsSync(folder)) return folder;
  const aside = `${folder}-${process.pid}`;
  await mkdir(aside, { recursive: true });
  await make(aside);
  await rename(aside, folder);
  return folder;
}
