import { readFileSync } from "node:fs";
import { quoteText } from "../../duckdb.js";
import { ENCODING } from "../encoding.js";
import { labelRows } from "./answers.js";
import { stageArrayOrLines } from "./json.js";
import { namedQuestions, QUESTIONS } from "./questions.js";
import { asJson, asList, columnOf, toolReader } from "./tool.js";

const STATEMENT = readFileSync(new URL("argilla.sql", import.meta.url), "utf8");

const EXPECTED = "records of Argilla, flattened";
const REMEDY = "Export them with to_list(flatten=True): the nested form has no status.";

/** What follows a question's name in the name of a column, as the statement calls it. */
const FIELDS = {
  responses: ".responses",
  users: ".responses.users",
  statuses: ".responses.status",
  suggestion: ".suggestion",
  score: ".suggestion.score",
  agent: ".suggestion.agent",
};

/**
 * `argilla(path, questions := 'question, …')`: records of Argilla 2, exported with `flatten=True` as a JSON array or as
 * one object per line. One row per label, with the columns of `argilla.sql`; `data` holds fields and metadata as JSON
 * text. A response that was discarded is skipped work, a draft is left out, a suggestion is a model's annotation with
 * its agent and score. Argilla exports no time of response: `labeled_at` is empty, and no trend can be drawn from it.
 */
export const argilla = toolReader({
  name: "argilla",
  version: 2,
  parameters: [QUESTIONS, ENCODING],
  expected: EXPECTED,
  remedy: REMEDY,
  formats: ["json", "jsonl"],
  read: stageArrayOrLines,
  required: ["_server_id"],
  optional: ["id"],
  further: () => true,
  answers: (columns) =>
    questionsOf(columns).map((question) => ({
      question,
      column: [FIELDS.responses, FIELDS.suggestion]
        .map((suffix) => question + suffix)
        .find((c) => columns.includes(c))!,
    })),
  item: "id",
  tables: [
    {
      table: "annotations",
      remarks: [
        {
          assumed: "labels have no time",
          evidence: "Argilla exports none",
          change: "where a field of the record tells when, select it AS labeled_at; else no trend can be drawn",
        },
      ],
    },
  ],
  statement(columns, context) {
    const found = questionsOf(columns);
    if (found.length === 0 && !context.isEmpty) {
      context.refuse(`has no responses or suggestions by question: expected ${EXPECTED}. ${REMEDY}`);
    }
    const questions = namedQuestions(context, "argilla", found);
    const answers = questions.map((question) => ({
      question: quoteText(question),
      ...Object.fromEntries(
        Object.entries(FIELDS).map(([field, suffix]) => [field, columnOf(question + suffix, columns)]),
      ),
    }));
    const data = columns.filter((column) => !Object.values(FIELDS).some((suffix) => column.endsWith(suffix)));
    return STATEMENT.replace("$answers", () => asList(answers)).replace("$data", () => asJson(data));
  },
  rows: labelRows("no label: neither a text, a number nor a list of them"),
});

/** Questions that have a column of responses or a suggestion. */
const questionsOf = (columns: readonly string[]): string[] => [
  ...new Set(
    [FIELDS.responses, FIELDS.suggestion].flatMap((suffix) =>
      columns.flatMap((column) => (column.endsWith(suffix) ? column.slice(0, -suffix.length) : [])),
    ),
  ),
];
