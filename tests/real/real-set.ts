/**
 * Published data sets, mapped like any export. The data are not part of the project: they are linked from
 * `PLUMBLINE_REAL_DATA`, or `../shared/data/real` beside the checkout.
 */
import { existsSync } from "node:fs";
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { describe, it } from "vitest";
import { createTaxonomyTables } from "../../loaders/cubes/taxonomy-tables.js";
import { openDatabase, quoteText, rows } from "../../loaders/duckdb.js";
import { PROJECT_ROOT } from "../../loaders/settings.js";
import type { Manifest } from "../../loaders/snapshot/manifest.js";
import { createProgress } from "../../loaders/snapshot/progress.js";
import { takeSnapshot } from "../../loaders/snapshot/take-snapshot.js";
import { CUBE_NAMES } from "../../src/lib/schema/cubes.js";
import type { Taxonomy } from "../../src/lib/schema/taxonomy.js";
import type { Query } from "../../src/lib/workbook/query.js";

/** Folder of the published sets. */
export const DATA = resolve(process.env.PLUMBLINE_REAL_DATA ?? join(PROJECT_ROOT, "..", "shared", "data", "real"));

/** Like `describe`, for tests that need the sets: skipped where they are absent, but not in CI, where that fails. */
export function describeWithData(sets: readonly string[], body: () => void): void {
  const title = sets.join(" and ");
  const absent = sets.filter((set) => !existsSync(join(DATA, set)));
  if (absent.length === 0) describe(title, body);
  else if (process.env.CI) {
    describe(title, () => {
      it("has its data", () => {
        throw new Error(
          `${absent.join(", ")} not found in ${DATA}. Set PLUMBLINE_REAL_DATA to the folder of the published sets.`,
        );
      });
    });
  } else describe.skip(`${title} (no data in ${DATA})`, body);
}

export interface RealSnapshot {
  /** Removes the temporary folder. */
  readonly remove: () => Promise<void>;
  /** Asks the cubes, as tables of their names, and `taxonomy_questions` and `taxonomy_labels`. */
  readonly query: Query;
  readonly manifest: Manifest;
  readonly folder: string;
}

/** A snapshot of these sets together, made anew in a temporary folder. */
export async function snapshotOf(sets: readonly string[], asOf?: string): Promise<RealSnapshot> {
  const root = await mkdtemp(join(tmpdir(), "plumbline-real-"));
  const exports = join(root, "exports");
  await linkSets(exports, sets);
  const { folder, manifest } = await takeSnapshot({
    exports,
    snapshots: join(root, "snapshots"),
    key: "a key for tests, not a secret",
    asOf: asOf === undefined ? undefined : new Date(asOf),
    maxRejected: 0.01,
    progress: createProgress({ write: () => true }),
  });
  const connection = await openDatabase();
  for (const cube of CUBE_NAMES) {
    await connection.run(
      `CREATE VIEW ${cube} AS FROM read_parquet(${quoteText(join(folder, `cube_${cube}.parquet`))})`,
    );
  }
  await createTaxonomyTables(connection, JSON.parse(await readFile(join(folder, "taxonomy.json"), "utf8")) as Taxonomy);
  const remove = () => rm(root, { recursive: true, force: true });
  return { query: (sql, parameters) => rows(connection, sql, parameters), manifest, folder, remove };
}

/** An exports folder with a source per set: the mappings of this folder beside links to the data. */
export async function linkSets(exports: string, sets: readonly string[]): Promise<void> {
  const taxonomies: Taxonomy[] = [];
  for (const set of sets) {
    const mappings = join(PROJECT_ROOT, "tests", "real", set);
    await mkdir(join(exports, set), { recursive: true });
    for (const entry of await readdir(join(DATA, set)))
      await symlink(join(DATA, set, entry), join(exports, set, entry));
    for (const file of await readdir(mappings)) {
      if (file.endsWith(".sql")) await copyFile(join(mappings, file), join(exports, set, file));
    }
    taxonomies.push(JSON.parse(await readFile(join(mappings, "taxonomy.json"), "utf8")) as Taxonomy);
  }
  await writeFile(join(exports, "taxonomy.json"), JSON.stringify(mergeTaxonomies(taxonomies)));
}

/** The sections of several taxonomies in one; a section that only some declare cannot be a closed list and is left out. */
function mergeTaxonomies(taxonomies: readonly Taxonomy[]): Taxonomy {
  const merged: Record<string, object> = {};
  for (const section of ["markets", "queues", "policies", "questions", "reference_sets"] as const) {
    if (taxonomies.every((taxonomy) => taxonomy[section])) {
      merged[section] = Object.assign({}, ...taxonomies.map((taxonomy) => taxonomy[section]));
    }
  }
  return merged;
}
