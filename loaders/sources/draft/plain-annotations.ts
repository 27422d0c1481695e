/** Drafts annotations from a plain table. */
import { TABLES } from "../../../src/lib/schema/tables.js";
import { quoteText } from "../../duckdb.js";
import type { Assumption } from "../reader.js";
import { kindColumn, localIds, missingRemarks, statusColumn } from "./annotation-defaults.js";
import { type Answer, type AnswerChoice, chooseAnswers } from "./answer-columns.js";
import { answered } from "./asked-columns.js";
import type { DraftColumn } from "./guess-column.js";
import { ANSWER_HEADERS, HEADER_PATTERNS, RATER_HEADER } from "./header-patterns.js";
import { headerWords, shownHeader } from "./header-words.js";
import { identityColumns, itemOfFile } from "./identity-columns.js";
import { categoryColumns, itemColumn, type PlainContext, take, unusedColumns } from "./plain-columns.js";
import { referenceColumns } from "./plain-references.js";
import type { ColumnProfile } from "./profile.js";
import { constant, expression, type SelectDraft } from "./select-draft.js";

/** Columns that hold no answer, though their values are few. */
const NO_ANSWERS = [
  "market",
  "queue",
  "policy",
  "language",
  "team",
  "status",
  "round",
  "annotator_kind",
  "model_version",
  "prompt_version",
  "final",
  "policy_version",
];

/** The annotations of a group of files; undefined where no column could be a label. */
export async function draftAnnotations(context: PlainContext): Promise<SelectDraft | undefined> {
  const free = [...context.usable];
  const raters = free.filter(({ name, values }) => RATER_HEADER.test(headerWords(name)) && values.length > 0);
  const isWide = raters.length > 1;
  if (isWide) for (const rater of raters) free.splice(free.indexOf(rater), 1);

  const takeColumn = (name: string) => take(free, TABLES.annotations, name);
  const named = ["annotation_id", "submission_id"].map(takeColumn).filter((one) => one !== undefined);
  const namedItem = itemColumn(free);
  const ids = isWide ? [] : ["annotator_id", "session_id"].map(takeColumn).filter((one) => one !== undefined);
  const measures = ["labeled_at", "updated_at", "handling_seconds", "confidence"]
    .map(takeColumn)
    .filter((one) => one !== undefined);

  const { answers, assumptions } = isWide
    ? { answers: raters.map(asRater), assumptions: [ratersAssumption(raters)] }
    : await chooseLabels(context, free, namedItem);
  if (answers.length === 0) return undefined;
  for (const { profile } of answers) if (free.includes(profile)) free.splice(free.indexOf(profile), 1);

  const categories = categoryColumns(free, TABLES.annotations);
  const asked = answered(context, answers, isWide, assumptions);
  const annotator = isWide
    ? expression("annotator_id", `concat_ws(' ', ${quoteText(context.source)}, ${asked.rater})`)
    : ids.find(({ name }) => name === "annotator_id");
  const item = await itemOfFile(context, namedItem, annotator, isWide);
  const found = [item, ...named, ...ids, ...measures, ...categories];
  const identity = await identityColumns(context, found, annotator, item);
  const columns = [
    ...found.filter(({ name }) => name !== "annotator_id"),
    ...identity,
    ...asked.columns,
    ...(annotator ? [annotator] : []),
    ...kindColumn(found, annotator),
    ...(found.some(({ name }) => name === "status") ? [] : [statusColumn(asked.label, answers)]),
    ...(found.some(({ name }) => name === "round") ? [] : [constant("round", "production")]),
  ];
  const own = named.find(({ name }) => name === "annotation_id");
  return {
    table: "annotations",
    columns,
    from: asked.from,
    remarks: [...missingRemarks(columns, context.leftOut), ...localIds([item, ...(annotator ? [annotator] : [])])],
    leftOut: context.leftOut,
    unused: unusedColumns(free),
    questions: asked.questions,
    ids: own?.from && { relation: context.group.relation, from: context.group.from, id: own.sql, item: item.sql },
  };
}

/** What a label should have been is taken for the label only where nothing else could be one. */
async function chooseLabels(
  { connection, group }: PlainContext,
  free: readonly ColumnProfile[],
  item: DraftColumn,
): Promise<AnswerChoice> {
  const evidence = { item: item.from?.sql, guess: item.from !== undefined };
  const candidates = free.filter((profile) => !isCategoryByHeader(profile));
  const right = referenceColumns(candidates);
  const given = candidates.filter((profile) => !right.includes(profile));
  const choice = await chooseAnswers(connection, group.relation, given, evidence);
  return choice.answers.length > 0 ? choice : chooseAnswers(connection, group.relation, right, evidence);
}

const isCategoryByHeader = ({ name }: ColumnProfile): boolean => {
  const words = headerWords(name);
  return (
    !ANSWER_HEADERS.clear.test(words) &&
    NO_ANSWERS.some((column) => headerWords(column) === words || HEADER_PATTERNS[column]?.clear?.test(words))
  );
};

const asRater = (profile: ColumnProfile): Answer => ({ profile, separator: null, labels: profile.values });

const ratersAssumption = (raters: readonly ColumnProfile[]): Assumption => ({
  assumed: `each of ${raters.map(({ name }) => shownHeader(name)).join(", ")} holds one annotator's label`,
  evidence: "their headers count annotators",
  change:
    "take the columns that do; where the same number is another person in another file, add the file to annotator_id",
});
