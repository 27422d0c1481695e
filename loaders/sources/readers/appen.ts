import { readFileSync } from "node:fs";
import { quoteText } from "../../duckdb.js";
import { ENCODING } from "../encoding.js";
import type { ToolTable } from "../reader.js";
import { type AnswerRows, goldRows, labelRows } from "./answers.js";
import { stageDelimited } from "./csv.js";
import { namedQuestions, QUESTIONS } from "./questions.js";
import { asJson, asList, columnOf, type Tool, toolReader } from "./tool.js";

const STATEMENT = readFileSync(new URL("appen.sql", import.meta.url), "utf8");

const ANNOTATIONS: ToolTable = {
  table: "annotations",
  otherwise: {
    market: {
      sql: "country",
      assumed: "the contributor's country is the market",
      evidence: "no field of the unit names a market",
      change: "select the field that does, as data->>'field', or leave the column out",
    },
  },
  remarks: [
    {
      assumed: "times are UTC",
      evidence: "the report names no zone",
      change: "shift labeled_at, for example (labeled_at::TIMESTAMP - INTERVAL 7 HOUR)::VARCHAR",
    },
  ],
};

const GOLD: ToolTable = { table: "reference_labels", columns: { reference_set: "'test questions'" } };

const fullReport = (name: string, table: ToolTable, rows: AnswerRows): Tool => ({
  name,
  version: 2,
  parameters: [QUESTIONS, ENCODING],
  expected: "a full report of CrowdFlower or Appen",
  remedy: "Download the report “Full” (not “Aggregated”), or read another CSV with csv().",
  formats: ["csv"],
  read: (request, choose) => stageDelimited(request, ",", choose),
  required: ["_unit_id", "_id", "_worker_id", "_created_at"],
  optional: ["_started_at", "_golden", "_missed", "_tainted", "_trust", "_channel", "_country"],
  // Of the tool's own columns only those above: `_ip`, `_city` and `_region` say where a contributor was.
  further: (column) => !column.startsWith("_"),
  item: "_unit_id",
  answers: (columns) => columns.filter((column) => !column.startsWith("_") && isNoGold(column)).map(toAnswer),
  tables: [table],
  statement(columns, context) {
    const questions = namedQuestions(context, name, columns.filter(isNoGold));
    const answers = questions.map((question) => ({
      question: quoteText(question),
      answer: columnOf(question, columns),
      gold: columnOf(`${question}_gold`, columns),
    }));
    const data = columns.filter((column) => isNoGold(column) && !questions.includes(column));
    return STATEMENT.replace("$answers", () => asList(answers)).replace("$data", () => asJson(data));
  },
  rows,
});

const toAnswer = (column: string) => ({ question: column, column });

const isNoGold = (column: string): boolean => !column.endsWith("_gold");

/**
 * `appen(path, questions := 'question, …')`: the full report of CrowdFlower, later Appen. One row per label, with the
 * columns of `appen.sql`; `data` holds the fields that are no question, as JSON text. Times are month-first and name
 * no zone: they are read as UTC. A tainted judgement is not `final`. IP address, city and region are never staged.
 */
export const appen = toolReader(fullReport("appen", ANNOTATIONS, labelRows("no answer")));

/** `appen_gold(path, questions := 'question, …')`: one row per gold answer of the test questions in the same report. */
export const appenGold = toolReader(fullReport("appen_gold", GOLD, goldRows));
