/** Recognises raw files and drafts what they give to each canonical table. */
import { join } from "node:path";
import { findColumn } from "../../../src/lib/schema/tables.js";
import type { Taxonomy } from "../../../src/lib/schema/taxonomy.js";
import { type DuckDBConnection, openDatabase } from "../../duckdb.js";
import { Failure } from "../../failure.js";
import { normalise, spellings } from "../taxonomy.js";
import { draftChecks, draftLabels, plainContext, speaksOfReferences } from "./draft-plain.js";
import { draftTool, toolReaders } from "./draft-tool.js";
import { type FileGroup, fileGroup, groupFiles } from "./file-group.js";
import { shownHeader } from "./header-words.js";
import { type InspectedFile, inspectFile } from "./inspect-file.js";
import type { PlacedFile } from "./place-files.js";
import type { PlainContext } from "./plain-columns.js";
import type { SelectDraft } from "./select-draft.js";

export interface RecognisedFile {
  /** Relative to the source's folder. */
  readonly name: string;
  /** `a full report of CrowdFlower or Appen`, `a table (csv)`. */
  readonly what: string;
  readonly records: number;
}

export interface DraftedFiles {
  readonly recognised: readonly RecognisedFile[];
  readonly drafts: readonly SelectDraft[];
  readonly remarks: readonly string[];
}

/**
 * @param folders - the source's own folder, if it is there, and one that holds its files only
 * @param work - folder for staged files
 * @param encoding - of text files that are not UTF-8; empty: all are
 */
export async function draftFiles(
  source: string,
  folders: readonly string[],
  files: readonly PlacedFile[],
  taxonomy: Taxonomy,
  { work, encoding }: { readonly work: string; readonly encoding: string },
): Promise<DraftedFiles> {
  const connection = await openDatabase({ temporary: work });
  try {
    const inspected: InspectedFile[] = [];
    for (const [index, { path, name }] of files.entries()) {
      inspected.push(...(await inspectFile(connection, path, name, join(work, `inspected-${index}`), encoding)));
    }
    const groups = await Promise.all(
      groupFiles(inspected, readingOf, isTool).map((group) => fileGroup(folders, group)),
    );
    const { drafts, remarks } = await draftGroups({ connection, source, work, taxonomy }, groups);
    return { recognised: inspected.map(recognised), drafts, remarks };
  } finally {
    connection.closeSync();
  }
}

/** Files that one macro call cannot read together have different readings. */
const readingOf = (file: InspectedFile): string =>
  JSON.stringify([toolReaders(file).map(({ name }) => name), file.reader.name, file.options]);

/** A tool's macro reads its exports whatever columns they have besides its own. */
const isTool = (file: InspectedFile): boolean => toolReaders(file).length > 0;

function recognised(file: InspectedFile): RecognisedFile {
  const [tool] = toolReaders(file);
  return { name: file.name, what: tool?.tool?.expected ?? `a table (${file.reader.name})`, records: file.records };
}

interface Drafting {
  readonly connection: DuckDBConnection;
  readonly source: string;
  readonly work: string;
  readonly taxonomy: Taxonomy;
}

/** Labels first: what checks them asks their questions. */
async function draftGroups(
  { connection, source, work, taxonomy }: Drafting,
  groups: readonly FileGroup[],
): Promise<Pick<DraftedFiles, "drafts" | "remarks">> {
  const drafts: SelectDraft[] = [];
  const remarks: string[] = [];
  const add = (group: FileGroup, found: readonly SelectDraft[], context?: PlainContext) => {
    drafts.push(...found);
    if (found.length > 0) return;
    const sheet = group.files[0]!.options.sheet;
    if (sheet) remarks.push(`${group.files[0]!.name}: the sheet ${sheet} fits no table and was left out.`);
    else throw notRecognised(group, context);
  };
  const checks: [FileGroup, PlainContext][] = [];
  for (const group of groups) {
    const tools = toolReaders(group.files[0]!);
    if (tools.length > 0) {
      add(group, await draftTool({ connection, group, folder: work }, tools));
      continue;
    }
    const context = await plainContext(connection, source, group, (header, labels) =>
      questionName(taxonomy, header, labels),
    );
    if (speaksOfReferences(context)) checks.push([group, context]);
    else add(group, await draftLabels(context), context);
  }
  for (const [group, context] of checks) {
    const labels = drafts.filter(({ table }) => table === "annotations");
    if (labels.length === 0) remarks.push(NOTHING_TO_JUDGE(group));
    add(group, labels.length > 0 ? await draftChecks(context, labels) : await draftLabels(context), context);
  }
  if (drafts.length === 0) throw new Failure("None of the sheets fits a table. Give a sheet with a label per row.");
  return { drafts, remarks };
}

const NOTHING_TO_JUDGE = ({ files }: FileGroup) =>
  `${files[0]!.name} looks like checks of labels, but no labels came with it: its decisions were taken as labels. Name both files in one call to have them judged.`;

/** The taxonomy's name of a question: the one that has this header or most of these labels; else the header itself. */
function questionName(taxonomy: Taxonomy, header: string, labels: readonly string[]): string {
  const name = header
    .replaceAll(/[\s\p{C}]+/gu, " ")
    .trim()
    .slice(0, 100);
  const known = [...spellings(taxonomy)];
  const named = known.find(({ section, spelling }) => section === "questions" && spelling === normalise(name));
  if (named?.value) return named.value;
  const spelled = new Set(labels.map(normalise));
  const counts = Object.keys(taxonomy.questions ?? {}).map((question) => ({
    question,
    n: known.filter(
      ({ section, scope, spelling }) => section === "labels" && scope === question && spelled.has(spelling),
    ).length,
  }));
  const best = counts.reduce((a, b) => (b.n > a.n ? b : a), { question: name, n: 0 });
  return best.n > spelled.size / 2 ? best.question : name;
}

function notRecognised({ files, shape }: FileGroup, context: PlainContext | undefined): Failure {
  const personal = (context?.leftOut ?? []).map(({ header }) => header);
  const found = shape.columns
    .filter((column) => !personal.includes(column))
    .map(shownHeader)
    .join(", ");
  const label = findColumn("annotations", "label")!;
  return new Failure(
    `${files.map(({ name }) => name).join(", ")}: not recognised. It is no export of a known tool, and no column of it could be a label (few different short values), a team with its annotators, an event with its day, or say more of an item than its name. Columns looked at: ${found || "none"}${personal.length > 0 ? `; not looked at, since personal or content: ${personal.map(shownHeader).join(", ")}` : ""}. Leave the file out of the call, rename a column to the contract's name (${label.name}, item_id …), or write the mapping by hand: README, “Your own exports”. Nothing was written.`,
  );
}
