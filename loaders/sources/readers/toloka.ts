import { readFileSync } from "node:fs";
import { quoteName, quoteText } from "../../duckdb.js";
import { ENCODING } from "../encoding.js";
import type { ToolTable } from "../reader.js";
import { type AnswerRows, goldRows, labelRows } from "./answers.js";
import { stageDelimited } from "./csv.js";
import { namedQuestions, QUESTIONS } from "./questions.js";
import { asJson, asList, columnOf, type Tool, toolReader } from "./tool.js";

const STATEMENT = readFileSync(new URL("toloka.sql", import.meta.url), "utf8");

const OUTPUT = "OUTPUT:";
const GOLDEN = "GOLDEN:";
const INPUT = "INPUT:";

const ANNOTATIONS: ToolTable = {
  table: "annotations",
  remarks: [
    {
      assumed: "times are UTC, and nothing says how long a task took",
      evidence: "the file names no zone, and page_seconds is a whole page's",
      change: "where pages hold one task, select page_seconds AS handling_seconds",
    },
  ],
};

const GOLD: ToolTable = { table: "reference_labels", columns: { reference_set: "'control tasks'" } };

const results = (name: string, table: ToolTable, rows: AnswerRows): Tool => ({
  name,
  version: 2,
  parameters: [QUESTIONS, ENCODING],
  expected: "a TSV file of Toloka results",
  remedy: "Download the results of the pool as TSV, or read another file with tsv().",
  formats: ["tsv"],
  read: (request, choose) => stageDelimited(request, "\t", choose),
  required: ["ASSIGNMENT:assignment_id", "ASSIGNMENT:worker_id", "ASSIGNMENT:status"],
  optional: ["ASSIGNMENT:started", "ASSIGNMENT:submitted", "ASSIGNMENT:task_id", "HINT:text"],
  further: (column) => [INPUT, OUTPUT, GOLDEN].some((prefix) => column.startsWith(prefix)),
  answers: (columns) => namesAfter(OUTPUT, columns).map((question) => ({ question, column: OUTPUT + question })),
  tables: [table],
  statement(columns, context) {
    const questions = namedQuestions(context, name, namesAfter(OUTPUT, columns));
    const answers = questions.map((question) => ({
      question: quoteText(question),
      answer: columnOf(OUTPUT + question, columns),
      gold: columnOf(GOLDEN + question, columns),
    }));
    const golden = namesAfter(GOLDEN, columns).map((field) => `${quoteName(GOLDEN + field)} IS NOT NULL`);
    // In order of name: another order of the same columns is the same task.
    const inputs = namesAfter(INPUT, columns)
      .sort()
      .map((field) => INPUT + field);
    return STATEMENT.replace("$answers", () => asList(answers))
      .replace("$has_gold", () => [...golden, "false"].join(" OR "))
      .replaceAll("$data", () => asJson(inputs, (column) => column.slice(INPUT.length)));
  },
  rows,
});

const namesAfter = (prefix: string, columns: readonly string[]): string[] =>
  columns.flatMap((column) => (column.startsWith(prefix) ? column.slice(prefix.length) : []));

/**
 * `toloka(path, questions := 'field, …')`: results of Toloka pools, questions being `OUTPUT:` fields. One row per
 * label, with the columns of `toloka.sql`; `data` holds the `INPUT:` fields as JSON text, and stands for the task
 * unless the file has `ASSIGNMENT:task_id`. Training tasks are the round `onboarding` (their output is the first
 * attempt), control tasks `gold`. Work that was rejected is not `final`. Times name no zone: they are read as UTC.
 * Tolokers take a page of tasks at once: `page_seconds` is the page's, no task's own.
 */
export const toloka = toolReader(results("toloka", ANNOTATIONS, labelRows("no answer")));

/** `toloka_gold(path, questions := 'field, …')`: one row per gold answer (`GOLDEN:`) in the same file. */
export const tolokaGold = toolReader(results("toloka_gold", GOLD, goldRows));
