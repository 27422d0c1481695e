/** Drafts from the export of a tool: its reader knows the answers, ids and times; the rest is in the item's data. */
import { join } from "node:path";
import { findColumn, TABLES } from "../../../src/lib/schema/tables.js";
import { type DuckDBConnection, quoteName, quoteText, rows } from "../../duckdb.js";
import { Failure } from "../../failure.js";
import { ENCODING } from "../encoding.js";
import type { Assumption, Reader, ReaderOptions, ToolExport, ToolTable } from "../reader.js";
import { READERS } from "../readers/index.js";
import { chooseAnswers } from "./answer-columns.js";
import { type FileGroup, macroCall } from "./file-group.js";
import { type DraftColumn, guessColumn } from "./guess-column.js";
import { shownHeader } from "./header-words.js";
import { defaultsOf } from "./inspect-file.js";
import { type LeftOutColumn, sortColumns } from "./personal.js";
import { type ColumnProfile, profileColumns } from "./profile.js";
import { constant, type DraftQuestion, expression, type SelectDraft } from "./select-draft.js";

/** Canonical columns that an item's data may tell where the tool itself has no place for them. */
const IN_DATA = ["item_id", "market", "queue", "policy", "language", "team", "policy_version", "session_id", "round"];

/** The readers of the tool whose export this is. */
export const toolReaders = ({ shape }: FileGroup["files"][number]): Reader[] =>
  READERS.filter(({ tool }) => tool?.matches(shape));

interface ToolContext {
  readonly connection: DuckDBConnection;
  readonly group: FileGroup;
  /** Folder for staged files. */
  readonly folder: string;
}

export async function draftTool(context: ToolContext, readers: readonly Reader[]): Promise<SelectDraft[]> {
  const { connection, group } = context;
  const raw = await profileColumns(
    connection,
    group.relation,
    group.shape.columns.map((name) => ({ name, sql: quoteName(name) })),
  );
  // A tool's nested columns are no text, though they hold some.
  const flat = raw.filter(({ nested }) => nested < 0.5);
  const { leftOut } = await sortColumns(connection, group.relation, flat, ({ name }) =>
    name.replace(/^(INPUT|OUTPUT):/, ""),
  );
  const questions = await chooseQuestions(context, readers[0]!.tool!, raw);
  const drafts: SelectDraft[] = [];
  for (const reader of readers) {
    const stated = statedOptions(group, reader, questions);
    const options: ReaderOptions = { ...defaultsOf(reader), ...Object.fromEntries(stated) };
    const relation = await stageGroup(context, reader, options);
    for (const table of reader.tool!.tables) {
      const clause = table.clause ?? "";
      const [count] = await rows<{ n: number }>(
        connection,
        `SELECT count(*) AS n FROM (SELECT * FROM ${relation} ${clause})`,
      );
      if (count!.n === 0 && (table.table !== "annotations" || drafts.length > 0)) continue;
      const call = macroCall(reader.name, group.pattern, stated);
      drafts.push(await draftTable(context, table, relation, call, leftOut, questions.assumptions));
    }
  }
  return drafts;
}

/** The options of a tool's macro that are not its own defaults. */
const statedOptions = ({ files }: FileGroup, reader: Reader, { named }: Questions): [string, string][] =>
  Object.entries({ questions: named, [ENCODING.name]: files[0]!.options[ENCODING.name] ?? "" }).filter(
    ([name, value]) => name in defaultsOf(reader) && value !== "",
  );

interface Questions {
  /** As the macro's parameter takes them. */
  readonly named: string;
  readonly assumptions: readonly Assumption[];
}

async function chooseQuestions(
  { connection, group }: ToolContext,
  { answers, item, expected }: ToolExport,
  raw: readonly ColumnProfile[],
): Promise<Questions> {
  if (!answers) return { named: "", assumptions: [] };
  const columns = group.shape.columns;
  const possible = answers(columns).filter(({ question }) => !question.includes(","));
  const questionOf = (column: string) => possible.find((one) => one.column === column)!.question;
  const { usable } = await sortColumns(
    connection,
    group.relation,
    raw.filter(({ name }) => possible.some(({ column }) => column === name)),
    ({ name }) => questionOf(name),
  );
  const { answers: chosen, assumptions } = await chooseAnswers(connection, group.relation, usable.filter(isNoData), {
    // A prefix or suffix of the tool's own tells answers from data.
    certain: possible.every(({ question, column }) => question !== column),
    known: ({ name, regions }) => regions > 0 || columns.includes(`${name}_gold`),
    item: item !== undefined && columns.includes(item) ? quoteName(item) : undefined,
  });
  if (chosen.length === 0) {
    throw new Failure(
      `${group.files[0]!.name}: it is ${expected}, but no column of it holds answers with a few labels. Found: ${columns.map(shownHeader).join(", ")}. Give an export with more records, or write annotations.sql by hand (see README).`,
    );
  }
  const named = chosen.map(({ profile: { name } }) => {
    const everywhere = group.files.every(({ shape }) => shape.columns.includes(name));
    return everywhere ? questionOf(name) : `${questionOf(name)}?`;
  });
  return { named: named.join(", "), assumptions };
}

/** Data that a canonical column clearly is for is no answer. */
const isNoData = (profile: ColumnProfile): boolean =>
  !["market", "queue", "language", "team", "item_id", "round"].some((name) => {
    const guess = guessColumn(findColumn("annotations", name)!, [profile]);
    return guess !== undefined && guess.assumptions.length === 0;
  });

/** Stages every file of the group with the tool's reader. SQL of a relation. */
async function stageGroup(
  { connection, group, folder }: ToolContext,
  reader: Reader,
  options: ReaderOptions,
): Promise<string> {
  const targets: string[] = [];
  for (const [index, { path, name }] of group.files.entries()) {
    const target = join(folder, `${reader.name}-${group.files[0]!.name.replaceAll("/", "-")}-${index}.parquet`);
    await reader.stage({ connection, file: path, name, target, options });
    targets.push(quoteText(target));
  }
  return `(FROM read_parquet([${targets.join(", ")}], union_by_name = true) WHERE left_out IS NULL)`;
}

async function draftTable(
  { connection }: ToolContext,
  { table, columns = {}, otherwise = {}, clause, remarks = [] }: ToolTable,
  relation: string,
  from: string,
  rawLeftOut: readonly LeftOutColumn[],
  questionDoubts: readonly Assumption[],
): Promise<SelectDraft> {
  const contract = TABLES[table].columns;
  const described = await rows<{ column_name: string }>(connection, `DESCRIBE FROM ${relation}`);
  const supplied = described.map(({ column_name }) => column_name);
  const data = supplied.includes("data") ? await dataColumns(connection, relation) : [];
  const { usable, leftOut } = await sortColumns(connection, relation, data);
  const has = (name: string) => name in columns || supplied.includes(name);
  const free = [...usable];
  const found: DraftColumn[] = IN_DATA.filter(
    (name) => contract.some((column) => column.name === name) && (name === "item_id" || !has(name)),
  ).flatMap((name) => {
    const guess = guessColumn(findColumn(table, name)!, free);
    // The tool's own id of the item stands, unless the data clearly name another.
    if (!guess?.from || (name === "item_id" && guess.assumptions.length > 0)) return [];
    free.splice(free.indexOf(guess.from), 1);
    return name === "item_id" ? [{ ...guess, assumptions: [itemInData(guess.from.name)] }] : [guess];
  });
  const isFound = (name: string) => found.some((column) => column.name === name);
  const own = contract
    .filter(({ name }) => has(name) && !isFound(name))
    .map(({ name }) => expression(name, columns[name] ?? name, ...(name === "question" ? questionDoubts : [])));
  const fallback = Object.entries(otherwise)
    .filter(([name]) => !isFound(name) && !has(name))
    .map(([name, { sql, ...assumption }]) => expression(name, sql, assumption));
  const drafted = [...own, ...found, ...fallback];
  const lacks = (name: string) => !drafted.some((column) => column.name === name);
  if (table === "annotations") {
    if (lacks("submission_id")) drafted.push(expression("submission_id", "annotation_id"));
    if (lacks("round")) drafted.push(constant("round", "production"));
  }
  const [id, item] = ["annotation_id", "item_id"].map((name) => drafted.find((column) => column.name === name));
  return {
    table,
    columns: drafted,
    from,
    clause,
    remarks: [...remarks, ...(table === "annotations" && lacks("market") ? [NO_MARKET] : [])],
    leftOut:
      table === "annotations"
        ? [...leftOut, ...rawLeftOut.filter(({ header }) => !data.some(({ name }) => name === header))]
        : [],
    unused: table === "annotations" ? free.map(({ name }) => name) : [],
    questions: table === "annotations" ? await questionsIn(connection, relation) : [],
    ids: table === "annotations" && id && item ? { relation, from, id: id.sql, item: item.sql } : undefined,
  };
}

/** Questions with one answer, and the labels seen. */
const questionsIn = (connection: DuckDBConnection, relation: string): Promise<DraftQuestion[]> =>
  rows<DraftQuestion>(
    connection,
    `SELECT question, list_sort(list(DISTINCT label)) AS labels FROM ${relation}
     WHERE label IS NOT NULL AND NOT contains(question, ':') GROUP BY question ORDER BY question`,
  );

const itemInData = (name: string): Assumption => ({
  assumed: `${shownHeader(name)} of the task's data names the item`,
  evidence: "its name says so, and it means the same in other tools' files",
  change: "select item_id, the tool's own number, in every mapping of this source",
});

const NO_MARKET: Assumption = {
  assumed: "labels have no market",
  evidence: "no field of the data names one",
  change: "select one AS market, or write 'TH' AS market where the files are of one",
};

/** The fields of the item's data, as a mapping selects them. */
async function dataColumns(connection: DuckDBConnection, relation: string): Promise<ColumnProfile[]> {
  const keys = await rows<{ key: string }>(
    connection,
    `SELECT DISTINCT unnest(json_keys(data)) AS key FROM ${relation} WHERE json_valid(data) ORDER BY key`,
  );
  const columns = keys.map(({ key }) => ({ name: key, sql: `data->>${quoteText(dataPath(key))}` }));
  return profileColumns(connection, relation, columns);
}

const dataPath = (key: string): string => (/^\w+$/.test(key) ? key : `$.${JSON.stringify(key)}`);
