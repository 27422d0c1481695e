/** Drafts annotations from a plain table. */
import { TABLES } from "../../../src/lib/schema/tables.js";
import { quoteName, quoteText, rows } from "../../duckdb.js";
import type { Assumption } from "../reader.js";
import { type Answer, type AnswerChoice, chooseAnswers } from "./answer-columns.js";
import type { FileGroup } from "./file-group.js";
import type { DraftColumn } from "./guess-column.js";
import { ANSWER_HEADERS, HEADER_PATTERNS, RATER_HEADER } from "./header-patterns.js";
import { headerWords, shownHeader } from "./header-words.js";
import { categoryColumns, itemColumn, type PlainContext, take, unusedColumns } from "./plain-columns.js";
import { referenceColumns } from "./plain-references.js";
import { type ColumnProfile, partsSql, type Separator, splitSql } from "./profile.js";
import { constant, expression, type SelectDraft } from "./select-draft.js";

/** Names of models, as a column of judges has them. */
const MODEL_NAMES = "gpt|claude|gemini|llama|mistral|qwen|deepseek|sealion|seallm|bert|llm|model|classifier|guard|bot$";

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
  const { connection, group, usable } = context;
  const free = [...usable];
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
  return {
    table: "annotations",
    columns,
    from: asked.from,
    remarks: [...missingRemarks(columns), ...localIds([item, ...(annotator ? [annotator] : [])])],
    leftOut: context.leftOut,
    unused: unusedColumns(free),
    questions: asked.questions,
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

interface Asked {
  readonly from: string;
  /** SQL of the label, and of the rater where a column is one. */
  readonly label: string;
  readonly rater: string;
  readonly columns: readonly DraftColumn[];
  readonly questions: SelectDraft["questions"];
}

/** One column of answers stays a column; several become rows. */
function answered(
  { group, questionOf }: PlainContext,
  answers: readonly Answer[],
  isWide: boolean,
  assumptions: readonly Assumption[],
): Asked {
  const separated = answers.filter(({ separator }) => separator !== null);
  const several: Assumption[] = separated.map(({ profile }) => ({
    assumed: `${shownHeader(profile.name)} holds several labels at once`,
    evidence: "split, its values are fewer",
    change: "select it as it is; so each is a question of its own, as taxonomy.json says with multiple",
  }));
  const [only] = answers;
  if (answers.length === 1 || isWide) {
    const labels = [...new Set(answers.flatMap((one) => one.labels))];
    const question = isWide ? questionOf("label", labels) : questionOf(only!.profile.name, labels);
    const [raterName, answerName] = freeNames(group, ["rater", "answer"]);
    const separator = isWide ? null : only!.separator;
    const label = isWide ? answerName! : only!.profile.sql;
    const from = isWide ? unpivot(group, answers, raterName!, answerName!, (header) => header) : group.from;
    return {
      from,
      label,
      rater: raterName!,
      columns:
        separator === null
          ? [constant("question", question, ...assumptions), expression("label", label)]
          : [
              expression(
                "question",
                `unnest(coalesce(${choices(quoteText(question), label, separator)}, [${quoteText(question)}]))`,
                ...assumptions,
                ...several,
              ),
              expression("label", `CASE WHEN ${label} <> '' THEN 'yes' END`),
            ],
      questions: [{ question, labels }],
    };
  }
  const [askedName, answerName] = freeNames(group, ["asked", "answer"]);
  const questions = answers.map(({ profile, labels }) => ({ question: questionOf(profile.name, labels), labels }));
  const [question, answer] = [askedName!, answerName!];
  const cases = separated.map((one) => {
    const name = questions[answers.indexOf(one)]!.question;
    return `WHEN ${quoteText(name)} THEN ${choices(question, answer, one.separator!)}`;
  });
  const names = separated.map((one) => quoteText(questions[answers.indexOf(one)]!.question)).join(", ");
  return {
    from: unpivot(group, answers, askedName!, answerName!, (header, index) => questions[index]?.question ?? header),
    label: answer,
    rater: question,
    columns:
      cases.length === 0
        ? [expression("question", question, ...assumptions), expression("label", answer)]
        : [
            expression(
              "question",
              `unnest(CASE ${question} ${cases.join(" ")} ELSE [${question}] END)`,
              ...assumptions,
              ...several,
            ),
            expression("label", `if(${question} IN (${names}), 'yes', ${answer})`),
          ],
    questions,
  };
}

/** SQL: each of several labels as a question of its own, `question:label`, as readers of tools have it. */
function choices(question: string, answer: string, separator: Separator): string {
  const blank = separator === "\n" ? ", E' \\r\\t'" : "";
  return separator === "json"
    ? `[${question} || ':' || one FOR one IN ${splitSql(answer, separator)}]`
    : `[${question} || ':' || trim(one${blank}) FOR one IN ${partsSql(answer, separator)} IF trim(one${blank}) <> '']`;
}

const freeNames = ({ shape }: FileGroup, names: readonly string[]): string[] =>
  names.map((name) => {
    let free = name;
    while (shape.columns.some((column) => column.toLowerCase() === free)) free = `${free}_`;
    return free;
  });

function unpivot(
  { from }: FileGroup,
  answers: readonly Answer[],
  name: string,
  value: string,
  nameOf: (header: string, index: number) => string,
): string {
  const columns = answers.map(({ profile }, index) => {
    const as = nameOf(profile.name, index);
    return as === profile.name ? profile.sql : `${profile.sql} AS ${quoteName(as)}`;
  });
  return `(\n  UNPIVOT (FROM ${from})\n  ON ${columns.join(", ")}\n  INTO NAME ${name} VALUE ${value}\n)`;
}

/** Where files number their items each for itself, the file is part of an item's name. */
async function itemOfFile(
  { connection, group }: PlainContext,
  item: DraftColumn,
  annotator: DraftColumn | undefined,
  isWide: boolean,
): Promise<DraftColumn> {
  if (group.files.length < 2 || !item.from || !(isWide || annotator?.from)) return item;
  const key = [item.sql, ...(annotator?.from ? [annotator.sql] : [])].join(", ");
  const [found] = await rows<{ repeated: number; other: number }>(
    connection,
    `SELECT count(*) AS repeated, coalesce(sum((versions > 1)::INTEGER), 0) AS other FROM (
       SELECT count(DISTINCT source_file) AS files, count(DISTINCT row_of) AS versions
       FROM (SELECT *, hash(*COLUMNS(* EXCLUDE (source_file, left_out))) AS row_of FROM ${group.relation}) GROUP BY ${key} HAVING files > 1)`,
  );
  if (!found || found.other <= found.repeated / 2) return item;
  return {
    ...item,
    sql: `concat_ws(' ', source_file, ${item.sql})`,
    assumptions: [
      ...item.assumptions,
      {
        assumed: `each file counts its items for itself`,
        evidence: `${found.other} values of ${shownHeader(item.from.name)} occur in several files and differ there`,
        change: `select ${item.sql} AS item_id where they are the same items`,
      },
    ],
  };
}

/** The ids of the annotation and of the visit, made of what tells one from another where the file has none. */
async function identityColumns(
  { connection, group }: PlainContext,
  found: readonly DraftColumn[],
  annotator: DraftColumn | undefined,
  item: DraftColumn,
): Promise<DraftColumn[]> {
  const has = (name: string) => found.find((column) => column.name === name);
  const own = has("annotation_id");
  const made = own ? undefined : await madeIdentity(connection, group, found, annotator, item);
  const id = own ?? made!;
  return [...(made ? [made] : []), ...(has("submission_id") ? [] : [expression("submission_id", id.sql)])];
}

const BY_ROW = "concat_ws(' ', source_file, source_row)";

async function madeIdentity(
  connection: PlainContext["connection"],
  group: FileGroup,
  found: readonly DraftColumn[],
  annotator: DraftColumn | undefined,
  item: DraftColumn,
): Promise<DraftColumn> {
  if (!annotator || !item.from) {
    return expression("annotation_id", BY_ROW, {
      assumed: "each record is an annotation of its own",
      evidence: "no column names the annotation, and item and annotator are not both known",
      change: "select the column that stays the same when the record is exported again; else later exports count twice",
    });
  }
  const key = [item.sql, annotator.sql];
  if (!annotator.from) return expression("annotation_id", `concat_ws(' ', ${key.join(", ")})`);
  const more = ["policy_version", "session_id", "round", "model_version"].flatMap(
    (name) => found.find((column) => column.name === name && column.from)?.sql ?? [],
  );
  const tries = [key, ...more.map((sql) => [...key, sql]), [...key, ...more]];
  const counted = [];
  for (const parts of tries) counted.push({ parts, ...(await repeats(connection, group.relation, parts)) });
  const best = counted.find(({ repeated }) => repeated === 0) ?? counted[0]!;
  if (best.repeated > best.total / 10) {
    return expression("annotation_id", BY_ROW, {
      assumed: "each record is an annotation of its own",
      evidence: `${best.repeated} of ${best.total} records repeat an item and annotator`,
      change: "add what tells them apart to concat_ws(' ', item, annotator, …); else later exports count twice",
    });
  }
  const assumption = {
    assumed: "item and annotator tell one annotation from another",
    evidence: `${best.repeated} of ${best.total} records repeat them, and of these the latest stays`,
    change: "add what tells them apart to concat_ws",
  };
  const id = `concat_ws(' ', ${best.parts.join(", ")})`;
  return expression("annotation_id", id, ...(best.repeated > 0 ? [assumption] : []));
}

async function repeats(
  connection: PlainContext["connection"],
  relation: string,
  parts: readonly string[],
): Promise<{ repeated: number; total: number }> {
  const [found] = await rows<{ repeated: number; total: number }>(
    connection,
    `SELECT count(*) - count(DISTINCT concat_ws(' ', ${parts.join(", ")})) AS repeated, count(*) AS total FROM ${relation}`,
  );
  return found!;
}

function kindColumn(found: readonly DraftColumn[], annotator: DraftColumn | undefined): DraftColumn[] {
  if (found.some(({ name }) => name === "annotator_kind")) return [];
  const model = found.find(({ name }) => name === "model_version")?.from;
  if (model && model.filled < model.rows) {
    return [expression("annotator_kind", `CASE WHEN ${model.sql} IS NULL THEN 'human' ELSE 'model' END`)];
  }
  if (model && !annotator) return [constant("annotator_kind", "model")];
  const judges = annotator?.from;
  const models = judges?.values.filter((value) => new RegExp(MODEL_NAMES, "i").test(value)).length ?? 0;
  if (judges && models > 0) {
    const isModel = `regexp_matches(lower(${judges.sql}), '${MODEL_NAMES}')`;
    return [
      expression("annotator_kind", `CASE WHEN ${isModel} THEN 'model' ELSE 'human' END`, {
        assumed: "who has a model's name is a model",
        evidence: `${models} of ${judges.values.length} names in ${shownHeader(judges.name)} do`,
        change: "name the models: CASE WHEN … IN ('…') THEN 'model' ELSE 'human' END",
      }),
      expression("model_version", `CASE WHEN ${isModel} THEN ${judges.sql} END`),
    ];
  }
  return [
    constant("annotator_kind", "human", {
      assumed: "people gave all labels",
      evidence: "no column speaks of a model",
      change: "write 'model', and name it AS model_version",
    }),
  ];
}

function statusColumn(label: string, answers: readonly Answer[]): DraftColumn {
  const [only] = answers;
  if (answers.length > 1 || only!.profile.filled === only!.profile.rows) return constant("status", "labelled");
  const { rows: total, filled, name } = only!.profile;
  return expression("status", `CASE WHEN coalesce(trim(${label}), '') = '' THEN 'skipped' ELSE 'labelled' END`, {
    assumed: "where there is no label, the item was skipped",
    evidence: `${shownHeader(name)} is empty in ${total - filled} of ${total} records`,
    change: "leave these out with WHERE, or write 'refused'",
  });
}

/** What the workbook would lack, with what would supply it. */
function missingRemarks(columns: readonly DraftColumn[]): Assumption[] {
  const lacks = (name: string) => !columns.some((column) => column.name === name);
  return [
    lacks("labeled_at") && {
      assumed: "labels have no time",
      evidence: "no column holds one that could be read",
      change: "select one AS labeled_at; else no trend can be drawn",
    },
    lacks("annotator_id") && {
      assumed: "nobody knows who labelled",
      evidence: "no column names annotators without being personal",
      change: "select one AS annotator_id (an e-mail address may serve: only its pseudonym is written)",
    },
    lacks("market") && {
      assumed: "labels have no market",
      evidence: "no header names one",
      change: "select one AS market, or write 'TH' AS market where the files are of one",
    },
  ].filter((remark) => remark !== false);
}

/** Small numbers are likely to be used by other sources, for other items and people. */
function localIds(ids: readonly DraftColumn[]): Assumption[] {
  const small = ids.flatMap(({ name, from }) =>
    from && from.numbers === 1 && (from.highest ?? 0) < 1e6 ? [{ name, from }] : [],
  );
  if (small.length === 0) return [];
  const headers = small.map(({ from }) => shownHeader(from.name)).join(" and ");
  const { name, from } = small[0]!;
  return [
    {
      assumed: `${headers} ${small.length > 1 ? "mean" : "means"} the same in every source`,
      evidence: `${small.length > 1 ? "they are small numbers" : "it is a small number"}, as files count for themselves`,
      change: `put a name before it, as '… ' || ${from.sql} AS ${name}, in every mapping that has these ids`,
    },
  ];
}
