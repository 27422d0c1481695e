/**
 * Holds every reader to the promise of the loader, with files that chance has broken: either an error that names the
 * file and a remedy, or every record used, left out or refused and every row accepted, a duplicate or in quarantine;
 * and nothing private in what is said.
 */
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDatabase, quoteText, rows } from "../../../../loaders/duckdb.js";
import { Failure } from "../../../../loaders/failure.js";
import { loadMappings } from "../../../../loaders/sources/load.js";
import { findMappings, type Mapping } from "../../../../loaders/sources/mapping.js";
import { createPseudonymMacro } from "../../../../loaders/sources/pseudonym.js";
import { createMacros, fileKey, type StagedFile } from "../../../../loaders/sources/stage.js";
import { mutate, type Random, seeded } from "./mutate.js";
import { RECORDS_SQL, SECRET, type Seed, seeds } from "./seeds.js";

export interface Outcome {
  files: number;
  /** Files that a reader refused as a whole. */
  refused: number;
  records: number;
  accepted: number;
  duplicates: number;
  quarantined: number;
  /** Promises that were broken: what, and which file. */
  readonly broken: string[];
}

/**
 * @param runs - mutated files in all, shared evenly by the readers
 * @param memory - limit of the database
 * @param keep - where files that break a promise are kept; null: nowhere
 */
export async function fuzz(runs: number, seed: number, memory: string, keep: string | null = null): Promise<Outcome> {
  const folder = await mkdtemp(join(tmpdir(), "plumbline-fuzz-"));
  const random = seeded(seed);
  const outcome: Outcome = { files: 0, refused: 0, records: 0, accepted: 0, duplicates: 0, quarantined: 0, broken: [] };
  try {
    const all = seeds(await parquetFile(folder));
    for (const [index, one] of all.entries()) {
      const share = Math.floor((runs * (index + 1)) / all.length) - Math.floor((runs * index) / all.length);
      await fuzzReader(join(folder, String(index)), one, share, random, memory, keep, outcome);
    }
    return outcome;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function parquetFile(folder: string): Promise<Buffer> {
  const file = join(folder, "records.parquet");
  const connection = await openDatabase();
  await connection.run(`COPY (${RECORDS_SQL}) TO ${quoteText(file)} (FORMAT parquet)`);
  connection.closeSync();
  return readFile(file);
}

async function fuzzReader(
  folder: string,
  { reader, options, file, columns, bytes, isText }: Seed,
  runs: number,
  random: Random,
  memory: string,
  keep: string | null,
  outcome: Outcome,
): Promise<void> {
  const [tool, work] = [join(folder, "exports", "tool"), join(folder, "work")];
  await mkdir(tool, { recursive: true });
  await mkdir(work);
  const names = Array.from({ length: runs }, (_, run) => `${run}-${file}`);
  // The sound file is read as well: it brings every column, and shows that the reader works.
  await writeFile(join(tool, `sound-${file}`), bytes);
  for (const name of names) await writeFile(join(tool, name), mutate(bytes, isText, random));
  await writeFile(join(tool, "annotations.sql"), `SELECT ${columns} FROM ${reader}('*-${file}'${options})`);
  const connection = await openDatabase({ memory, temporary: work });
  const broken = async (what: string, name?: string) => {
    outcome.broken.push(`${reader}(${options}) ${name ?? ""}: ${what}`);
    if (keep && name) {
      await mkdir(keep, { recursive: true });
      await writeFile(join(keep, `${reader}-${name}`), await readFile(join(tool, name)));
    }
  };
  try {
    await createMacros(connection);
    await createPseudonymMacro(connection, "a key for tests, not a secret");
    const [mapping] = await findMappings(connection, join(folder, "exports"));
    const call = mapping!.calls[0]!;
    const staged = new Map<string, StagedFile>();
    for (const name of call.files) {
      const path = join(work, `${name}.staged.parquet`);
      outcome.files += 1;
      try {
        const request = { connection, file: join(tool, name), name, target: path, options: call.options };
        const result = await call.reader.stage(request);
        staged.set(fileKey("tool", call, name), { source: "tool", file: name, reader, path, ...result });
      } catch (error) {
        outcome.refused += 1;
        for (const what of faultsOf(error, name, folder)) await broken(what, name);
        if (name.startsWith("sound")) await broken("the sound file was refused", name);
      }
    }
    const read = [...staged.values()];
    const mappings: Mapping[] = [{ ...mapping!, calls: [{ ...call, files: read.map((one) => one.file) }] }];
    const { tallies } = await loadMappings({
      connection,
      mappings,
      // biome-ignore format: one option a line says nothing more
      staged,
      taxonomy: {},
      asOf: null,
      folder: work,
      onMapping: () => {},
    });
    for (const { file: name, records, leftOut, unreadable } of read) {
      const tally = tallies.find((one) => one.file === name);
      const { used = 0, yielded = 0, accepted = 0, duplicates = 0, quarantined = 0 } = tally ?? {};
      const out = leftOut.reduce((total, one) => total + one.records, unreadable.length);
      outcome.records += records;
      outcome.accepted += accepted;
      outcome.duplicates += duplicates;
      outcome.quarantined += quarantined;
      if (name.startsWith("sound") && accepted + duplicates === 0) await broken("the sound file gave no row", name);
      if (used + out !== records) await broken(`${records} records, ${used} used, ${out} left out`, name);
      if (accepted + duplicates + quarantined !== yielded) await broken(`${yielded} rows do not add up`, name);
      const places = unreadable.map(({ record }) => record);
      if (places.some((place) => place < 1 || place > records) || new Set(places).size < places.length) {
        await broken("an unreadable record has no place of its own", name);
      }
    }
    const leaks = await rows<{ file: string }>(
      connection,
      `SELECT source_file AS file FROM quarantine WHERE contains(concat_ws(' ', reason, value), ${quoteText(SECRET)})`,
    );
    for (const leak of leaks) await broken("the quarantine shows what is secret", leak.file);
    const rowsOut = await rows<{ file: string; row: number; records: number }>(
      connection,
      `SELECT source_file AS file, max(source_row) AS row, min(source_row) AS records FROM annotations GROUP BY ALL`,
    );
    for (const { file: name, row, records: first } of rowsOut) {
      const records = read.find((one) => one.file === name)?.records ?? 0;
      if (first < 1 || row > records) await broken(`source_row ${first} to ${row} of ${records} records`, name);
    }
  } catch (error) {
    await broken(`the load stopped: ${String(error).slice(0, 300)}`);
  } finally {
    connection.closeSync();
  }
}

/** What is wrong with an error: every one must be a Failure that names the file and what to do, in our own words. */
function* faultsOf(error: unknown, name: string, folder: string): Generator<string> {
  const message = error instanceof Error ? error.message : String(error);
  if (!(error instanceof Failure)) yield `not a Failure: ${message.slice(0, 300)}`;
  if (!message.includes(name)) yield `does not name the file: ${message}`;
  if (message.includes(folder) || /\bLINE \d+:|\b(Binder|Conversion|IO|Parser|Catalog) Error/.test(message)) {
    yield `shows the engine: ${message}`;
  }
  if (!REMEDY.test(message)) yield `says no remedy: ${message}`;
  // Names of columns help to mend a mapping; what stands in their place is not known to be a name.
  if (message.replace(/Found: .*/s, "").includes(SECRET)) yield `shows what is secret: ${message}`;
}

const REMEDY =
  /\b(Export|Write|Save|Mend|Name it|Name another|Check|Download|Unpack|Leave|Ask|Say|say which|Allow|Map|Is '|Raise|Rename)\b/;
