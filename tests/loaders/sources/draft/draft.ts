/** Drafts a source from literal files, and takes a snapshot of what came of it. */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Failure } from "../../../../loaders/failure.js";
import { type DraftedSource, type DraftOptions, draftSource } from "../../../../loaders/sources/draft/draft-source.js";
import type { DryRun } from "../../../../loaders/sources/draft/dry-run.js";
import { reportLines } from "../../../../loaders/sources/draft/report.js";
import type { Taxonomy } from "../../../../src/lib/schema/taxonomy.js";
import { folderWith, temporaryFolder } from "../../exports.js";
import { KEY, type Taken, takeFrom } from "../../take.js";

export interface Drafted extends DraftedSource {
  readonly exports: string;
  /** The dry run; throws where the draft did not run. */
  readonly run: DryRun;
  /** Text of the mapping; empty where there is none. */
  mapping(table: string): Promise<string>;
  taxonomyFile(): Promise<Taxonomy>;
  /** What the terminal was shown. */
  readonly said: string;
  snapshot(): Promise<Taken>;
}

/** @param files - raw files by name */
export async function draft(
  files: { readonly [name: string]: string | Uint8Array },
  options: Partial<DraftOptions> = {},
): Promise<Drafted> {
  const raw = await folderWith(files);
  const exports = options.exports ?? (await temporaryFolder());
  const source = await draftSource({
    name: "tool",
    files: Object.keys(files).map((name) => join(raw, name)),
    key: KEY,
    force: false,
    encoding: "",
    writeTaxonomy: false,
    ...options,
    exports,
  });
  const text = async (file: string) => (existsSync(file) ? readFile(file, "utf8") : "");
  return {
    ...source,
    exports,
    get run() {
      if (source.result instanceof Failure) throw source.result;
      return source.result;
    },
    mapping: (table) => text(join(source.folder, `${table}.sql`)),
    taxonomyFile: async () => JSON.parse(await text(join(exports, "taxonomy.json"))) as Taxonomy,
    said: reportLines(source, "npm run snapshot").join("\n"),
    snapshot: () => takeFrom({}, { exports }),
  };
}

/** The lines of a mapping without its comments. */
export const withoutComments = (sql: string): string =>
  sql
    .split("\n")
    .filter((line) => !line.trimStart().startsWith("--"))
    .join("\n");

/** CSV of rows under a header. */
export const csv = (header: string, ...rows: readonly string[]): string => `${[header, ...rows].join("\n")}\n`;
