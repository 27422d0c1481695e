/** Drafts from plain tables: which canonical table a file fills, and how. */
import { TABLES } from "../../../src/lib/schema/tables.js";
import type { DuckDBConnection } from "../../duckdb.js";
import { quoteName, rows } from "../../duckdb.js";
import type { FileGroup } from "./file-group.js";
import { guessColumn } from "./guess-column.js";
import { REFERENCE_WORDS } from "./header-patterns.js";
import { headerWords } from "./header-words.js";
import { sortColumns } from "./personal.js";
import { draftAnnotations } from "./plain-annotations.js";
import { guessedItem, type PlainContext } from "./plain-columns.js";
import { draftEvents, draftItems, draftRoster } from "./plain-descriptions.js";
import { draftGoldBeside, draftReferences, referenceColumns } from "./plain-references.js";
import { profileColumns } from "./profile.js";
import type { SelectDraft } from "./select-draft.js";

export async function plainContext(
  connection: DuckDBConnection,
  source: string,
  group: FileGroup,
  questionOf: PlainContext["questionOf"],
): Promise<PlainContext> {
  const keywords = await keywordsOf(connection);
  const columns = group.shape.columns.map((name) => ({ name, sql: plainName(name, keywords) }));
  const profiles = await profileColumns(connection, group.relation, columns);
  const { usable, leftOut } = await sortColumns(connection, group.relation, profiles);
  return { connection, source, group, profiles, usable, leftOut, questionOf };
}

/** A name as SQL, without quotes where it needs none. */
const plainName = (name: string, keywords: ReadonlySet<string>): string =>
  /^[a-z_]\w*$/i.test(name) && !keywords.has(name.toLowerCase()) ? name : quoteName(name);

async function keywordsOf(connection: DuckDBConnection): Promise<Set<string>> {
  const found = await rows<{ word: string }>(
    connection,
    "SELECT keyword_name AS word FROM duckdb_keywords() WHERE keyword_category <> 'unreserved'",
  );
  return new Set(found.map(({ word }) => word));
}

/** Whether a file is somebody's check of labels: its name says so, or its columns do. */
export function speaksOfReferences({ group, usable }: PlainContext): boolean {
  const file = group.files.some(({ name }) => REFERENCE_WORDS.test(headerWords(name)));
  const column = (name: string) => {
    const guess = guessColumn(TABLES.reference_labels.columns.find((one) => one.name === name)!, usable);
    return guess !== undefined && guess.assumptions.length === 0;
  };
  return file || column("reference_id") || (column("decided_by") && referenceColumns(usable).length > 0);
}

/** Labels, with the gold answers beside them; else what describes the work. Empty where nothing fits. */
export async function draftLabels(context: PlainContext): Promise<SelectDraft[]> {
  const described = draftRoster(context) ?? draftEvents(context);
  const annotations = await draftAnnotations(context);
  if (annotations && (guessedItem(context.usable) || !described)) {
    const items = draftItems(context);
    if (items && !mayLabel(annotations)) return [items];
    const gold = draftGoldBeside(context, annotations);
    return gold ? [annotations, gold] : [annotations];
  }
  const other = described ?? draftItems(context);
  return other ? [other] : [];
}

/** A table without annotator or time, whose labels only might be such, describes items. */
const mayLabel = ({ columns }: SelectDraft): boolean =>
  columns.some(({ name, from }) => from && ["annotator_id", "labeled_at", "annotation_id"].includes(name)) ||
  columns.some(({ name, from }) => name === "annotator_id" && !from) ||
  columns.every(({ name, assumptions }) => name !== "question" || assumptions.length === 0);

/** References; where no labels are known for them to judge, the checkers' decisions are labels themselves. */
export async function draftChecks(context: PlainContext, labels: readonly SelectDraft[]): Promise<SelectDraft[]> {
  const references = await draftReferences(context, labels);
  return references ? [references] : draftLabels(context);
}
