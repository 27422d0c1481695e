/** From an exports folder to a snapshot: the whole run. */
import { existsSync } from "node:fs";
import { mkdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { oversizedCubes } from "../cubes/cell-shares.js";
import { makeCubes } from "../cubes/make-cubes.js";
import { createTaxonomyTables } from "../cubes/taxonomy-tables.js";
import { type DuckDBConnection, openDatabase } from "../duckdb.js";
import { resourceFailure } from "../failure.js";
import { loadMappings } from "../sources/load.js";
import { findMappings, type Mapping } from "../sources/mapping.js";
import { createPseudonymMacro, keyFingerprint } from "../sources/pseudonym.js";
import { createMacros, fileKeys, type Stage, type StagedFile, type StagedFiles, stageFiles } from "../sources/stage.js";
import { readTaxonomy } from "../sources/taxonomy.js";
import { currentId, setCurrent } from "./current.js";
import { openEarlierRuns } from "./earlier-runs.js";
import { hashFiles, identify, snapshotId } from "./identity.js";
import { untilInterrupted } from "./interruption.js";
import { createJudgements } from "./judgements.js";
import { fileReports, type Manifest } from "./manifest.js";
import type { Progress } from "./progress.js";
import { checkRejected, reportUnknown } from "./rejected.js";
import { resolveTaxonomy } from "./resolve-taxonomy.js";
import { asideFolder, publish, sweepAside, writeTables } from "./write.js";

export interface SnapshotOptions {
  readonly exports: string;
  readonly snapshots: string;
  /** The pseudonym key. */
  readonly key: string;
  /** UTC; what became known later is left out. */
  readonly asOf?: Date | undefined;
  /** Memory limit as DuckDB writes it. */
  readonly memory?: string | undefined;
  readonly threads?: number | undefined;
  /** Largest share of a table's rows, per source, that may be quarantined. */
  readonly maxRejected: number;
  /** False: every file is read anew, and what earlier runs kept is removed. Default: true. */
  readonly cache?: boolean | undefined;
  readonly progress: Progress;
  /** Stops the run, until it is about to become current. */
  readonly signal?: AbortSignal | undefined;
}

export interface SnapshotResult {
  readonly id: string;
  readonly folder: string;
  readonly manifest: Manifest;
  /** False where the snapshot was there already. */
  readonly made: boolean;
  /** Readings of files, and how many of these an earlier run had made. */
  readonly readings: { readonly all: number; readonly kept: number };
}

/**
 * Takes a snapshot and makes it current. The same files, mappings, taxonomy, key and `asOf` give the same
 * snapshot, and nothing is done where it exists.
 * @throws Failure with what to mend, Interrupted where the signal stopped it; the current snapshot then stays as it was.
 */
export async function takeSnapshot(options: SnapshotOptions): Promise<SnapshotResult> {
  const { snapshots, progress } = options;
  await sweepAside(snapshots);
  const aside = asideFolder(snapshots);
  const work = join(aside, "work");
  await mkdir(aside, { recursive: true });
  await mkdir(work, { recursive: true, mode: 0o700 });
  const connection = await openDatabase({
    memory: options.memory,
    threads: options.threads,
    file: join(work, "rows.duckdb"),
    temporary: work,
  });
  try {
    return await untilInterrupted({ signal: options.signal, stop: () => connection.interrupt() }, (commit) =>
      run(options, connection, aside, work, commit),
    );
  } catch (error) {
    throw resourceFailure(error) ?? error;
  } finally {
    progress.finish();
    connection.closeSync();
    await rm(aside, { recursive: true, force: true });
  }
}

/** @param commit - called right before the snapshot takes its place */
async function run(
  options: SnapshotOptions,
  connection: DuckDBConnection,
  aside: string,
  work: string,
  commit: () => void,
): Promise<SnapshotResult> {
  const { exports, snapshots, key, progress } = options;
  progress.step("Looking for changes", 0.03);
  const taxonomy = await readTaxonomy(exports);
  const mappings = await findMappings(connection, exports);
  const earlier = await openEarlierRuns(exports, options.cache ?? true, progress.say);
  const files = await hashFiles(exports, mappings, earlier.hashes);
  await earlier.saveHashes();
  const asOf = options.asOf?.toISOString() ?? null;
  const identity = identify(files, mappings, taxonomy, keyFingerprint(key), asOf);
  const id = snapshotId(identity);
  const folder = join(snapshots, id);
  const manifestFile = join(folder, "manifest.json");
  if (existsSync(manifestFile)) {
    if ((await currentId(snapshots)) !== id) await setCurrent(snapshots, id);
    const manifest = JSON.parse(await readFile(manifestFile, "utf8")) as Manifest;
    return { id, folder, manifest, made: false, readings: { all: 0, kept: 0 } };
  }

  await createMacros(connection);
  await createPseudonymMacro(connection, key);
  const staged = await stageWithProgress(connection, exports, mappings, work, earlier.stage, progress);
  progress.step("Casting and checking rows", 0.45);
  const loaded = await loadMappings({
    connection,
    mappings,
    staged,
    taxonomy,
    asOf,
    folder: work,
    onMapping: (mapping) => progress.advance(mappings.indexOf(mapping) / mappings.length, mapping.name),
  });
  reportUnknown(loaded.unknown, progress);
  await checkRejected(connection, loaded.tallies, staged, options.maxRejected);

  progress.step("Judging labels, making cubes", 0.27);
  const { taxonomy: resolved, inferred } = await resolveTaxonomy(connection, taxonomy);
  await createTaxonomyTables(connection, resolved);
  const judged = await createJudgements(connection);
  const cells = await makeCubes(connection, id, (part, cube) => progress.advance(part, cube));
  const oversized = await oversizedCubes(connection, cells);

  progress.step("Writing Parquet", 0.1);
  const written = await writeTables(connection, aside);
  await rm(work, { recursive: true, force: true });
  const manifest: Manifest = {
    id,
    made_at: new Date().toISOString(),
    as_of: asOf,
    identity,
    files: fileReports(files, mappings, staged, loaded.tallies),
    tables: written.tables,
    cubes: cells,
    oversized,
    inferred,
    doubts: loaded.doubts,
    judgements: judged,
  };
  await publish(aside, folder, written.files, resolved, manifest, commit);
  await setCurrent(snapshots, id);
  await earlier.prune();
  return { id, folder, manifest, made: true, readings: { all: staged.size, kept: earlier.kept() } };
}

async function stageWithProgress(
  connection: DuckDBConnection,
  exports: string,
  mappings: readonly Mapping[],
  folder: string,
  stage: Stage,
  progress: Progress,
): Promise<StagedFiles> {
  progress.step("Reading files", 0.15);
  const expected = new Set(mappings.flatMap(fileKeys)).size;
  let files = 0;
  let records = 0;
  const onFile = ({ records: read }: StagedFile) => {
    files += 1;
    records += read;
    progress.advance(files / expected, `${records.toLocaleString("en")} records`);
  };
  return stageFiles(connection, exports, mappings, folder, onFile, stage);
}
