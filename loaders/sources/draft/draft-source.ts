/** From raw files to a drafted source: recognise, draft, try, write. */
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { TABLE_NAMES, type TableName } from "../../../src/lib/schema/tables.js";
import type { Taxonomy } from "../../../src/lib/schema/taxonomy.js";
import { openDatabase } from "../../duckdb.js";
import { Failure } from "../../failure.js";
import { knownEncoding } from "../encoding.js";
import { findMappings } from "../mapping.js";
import { stageFiles } from "../stage.js";
import { readTaxonomy, TAXONOMY_FILE } from "../taxonomy.js";
import { draftFiles, type RecognisedFile } from "./draft-files.js";
import { draftTaxonomy, type Guess, mergeTaxonomy, missingFrom, type TaxonomyDraft } from "./draft-taxonomy.js";
import { type DryRun, dryRun } from "./dry-run.js";
import { copyFiles, linkFiles, type PlacedFile, planFiles } from "./place-files.js";
import type { SelectDraft } from "./select-draft.js";
import { mappingText } from "./write-mapping.js";

export interface DraftOptions {
  /** Name of the source. */
  readonly name: string;
  /** Raw files. */
  readonly files: readonly string[];
  readonly exports: string;
  /** The pseudonym key. */
  readonly key: string;
  /** Replace mappings, and files of the same name. */
  readonly force: boolean;
  /** Encoding of text files that are not UTF-8; empty: all are. */
  readonly encoding: string;
  /** Add what taxonomy.json lacks to it. */
  readonly writeTaxonomy: boolean;
}

export interface DraftedSource {
  /** The source's folder. */
  readonly folder: string;
  readonly files: readonly (PlacedFile & RecognisedFile)[];
  readonly drafts: readonly SelectDraft[];
  readonly remarks: readonly string[];
  readonly taxonomy: TaxonomyOutcome;
  /** What a snapshot would make of it; a Failure where the draft does not run. */
  readonly result: DryRun | Failure;
}

export interface TaxonomyOutcome {
  /** `left`: nothing is missing. `proposed`: it was not asked to write, or writing would harm other sources. */
  readonly done: "drafted" | "extended" | "proposed" | "left";
  /** The part that was written, or is proposed. */
  readonly part: Taxonomy;
  readonly guesses: readonly Guess[];
  /** There is no taxonomy yet. */
  readonly isNew: boolean;
}

/** @throws Failure where a file cannot be recognised, or something would be overwritten; nothing is written then. */
export async function draftSource(options: DraftOptions): Promise<DraftedSource> {
  const { name, exports, force } = options;
  checkName(name);
  if (options.encoding !== "") knownEncoding(options.encoding, "--encoding");
  const folder = join(exports, name);
  const work = await mkdtemp(join(tmpdir(), "plumbline-draft-"));
  try {
    const files = await planFiles(folder, options.files, force);
    const existing = await readTaxonomy(existsSync(exports) ? exports : work);
    const trial = join(work, "exports");
    await linkFiles(join(trial, name), files);
    const { drafts, recognised, remarks } = await draftFiles(
      name,
      [join(trial, name), ...(existsSync(folder) ? [folder] : [])],
      files,
      existing,
      { work, encoding: options.encoding },
    );
    const mappings = mappingFiles(drafts);
    refuseOverwriting(folder, mappings, force);
    for (const [table, text] of mappings) await writeFile(join(trial, name, `${table}.sql`), text);
    const tried = await tryDraft(options, trial, existing, work);
    await mkdir(folder, { recursive: true });
    await copyFiles(folder, files);
    for (const [table, text] of mappings) await writeFile(join(folder, `${table}.sql`), text);
    if (tried.taxonomy.done === "drafted" || tried.taxonomy.done === "extended") {
      const written = mergeTaxonomy(existing, tried.taxonomy.part);
      const complete = tried.taxonomy.done === "drafted" ? tried.taxonomy.part : written;
      await writeFile(join(exports, TAXONOMY_FILE), `${JSON.stringify(complete, null, 2)}\n`);
    }
    const placed = files.map((file) => ({ ...file, ...recognised.find((one) => one.name === file.name)! }));
    return { folder, files: placed, drafts, remarks, ...tried };
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

function checkName(name: string): void {
  if (!/^[A-Za-z0-9][\w.-]*$/.test(name)) {
    throw new Failure(`'${name}' is no name for a source: use letters, digits, '-', '_' and '.'.`);
  }
}

/** Text by table, in the contract's order. */
function mappingFiles(drafts: readonly SelectDraft[]): Map<TableName, string> {
  const files = new Map<TableName, string>();
  for (const table of TABLE_NAMES) {
    const own = drafts.filter((draft) => draft.table === table);
    if (own.length > 0) files.set(table, mappingText(own));
  }
  return files;
}

function refuseOverwriting(folder: string, mappings: ReadonlyMap<TableName, string>, force: boolean): void {
  const there = [...mappings.keys()].filter((table) => existsSync(join(folder, `${table}.sql`)));
  if (there.length === 0 || force) return;
  const names = there.map((table) => `${table}.sql`).join(" and ");
  throw new Failure(
    `${folder} has ${names} already, and a draft never overwrites a mapping unasked. Give the source another name, or add --force to replace ${there.length > 1 ? "them" : "it"}. Nothing was written.`,
  );
}

/** Runs the draft without a taxonomy to learn its values, and then with the one that will be in force. */
async function tryDraft(
  { name, exports, key, writeTaxonomy }: DraftOptions,
  trial: string,
  existing: Taxonomy,
  work: string,
): Promise<Pick<DraftedSource, "taxonomy" | "result">> {
  const connection = await openDatabase({ temporary: work });
  try {
    const mappings = await findMappings(connection, trial);
    const staged = await stageFiles(connection, trial, mappings, work, () => {});
    const run = (taxonomy: Taxonomy) => dryRun({ mappings, staged, taxonomy, key, folder: join(work, "rows") });
    const learned = await run({});
    const drafted = draftTaxonomy(learned.resolved.taxonomy);
    const taxonomy = decide(
      drafted,
      existing,
      await hasOtherSources(exports, name),
      hasTaxonomy(exports),
      writeTaxonomy,
    );
    const inForce =
      taxonomy.done === "drafted"
        ? taxonomy.part
        : taxonomy.done === "extended"
          ? mergeTaxonomy(existing, taxonomy.part)
          : existing;
    return { taxonomy, result: await run(inForce) };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { taxonomy: { done: "left", part: {}, guesses: [], isNew: false }, result: error };
  } finally {
    connection.closeSync();
  }
}

const hasTaxonomy = (exports: string): boolean => existsSync(join(exports, TAXONOMY_FILE));

async function hasOtherSources(exports: string, name: string): Promise<boolean> {
  if (!existsSync(exports)) return false;
  const entries = await readdir(exports, { withFileTypes: true });
  return entries.some((entry) => entry.isDirectory() && !entry.name.startsWith(".") && entry.name !== name);
}

function decide(
  { taxonomy: drafted, guesses }: TaxonomyDraft,
  existing: Taxonomy,
  hasOthers: boolean,
  isThere: boolean,
  asked: boolean,
): TaxonomyOutcome {
  if (!isThere) return { done: hasOthers && !asked ? "proposed" : "drafted", part: drafted, guesses, isNew: true };
  const part = missingFrom(existing, drafted);
  if (Object.keys(part).length === 0) return { done: "left", part, guesses: [], isNew: false };
  const about = guesses.filter(({ section, value }) => value in (part[section] ?? {}));
  return { done: asked ? "extended" : "proposed", part, guesses: about, isNew: false };
}
