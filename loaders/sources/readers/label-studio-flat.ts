import { readFileSync } from "node:fs";
import { quoteText } from "../../duckdb.js";
import { ENCODING } from "../encoding.js";
import { labelRows } from "./answers.js";
import { stageDelimited } from "./csv.js";
import { stageArray } from "./json.js";
import { namedQuestions, QUESTIONS } from "./questions.js";
import { asJson, asList, columnOf, type Tool, toolReader } from "./tool.js";

const STATEMENT = readFileSync(new URL("label-studio-flat.sql", import.meta.url), "utf8");

const SYSTEM = ["annotation_id", "annotator", "created_at", "updated_at", "lead_time"];
const OPTIONAL = ["id", "agreement"];
/** It names reviewers. */
const HISTORY = "history";

const flat = (name: string, format: string, plain: string, read: Tool["read"]): Tool => ({
  name,
  version: 2,
  parameters: [QUESTIONS, ENCODING],
  expected: `a Label Studio ${format} export`,
  remedy: `Export the project as ${format}; for JSON with tasks and annotations use label_studio().`,
  formats: [plain],
  read,
  required: SYSTEM,
  optional: OPTIONAL,
  further: (column) => column !== HISTORY,
  answers: (columns) =>
    columns
      .filter((column) => ![...SYSTEM, ...OPTIONAL, HISTORY].includes(column))
      .map((column) => ({ question: column, column })),
  item: "id",
  tables: [{ table: "annotations" }],
  statement(columns, context) {
    const questions = namedQuestions(context, name, columns);
    const answers = asList(
      questions.map((question) => ({ question: quoteText(question), value: columnOf(question, columns) })),
    );
    const data = asJson(columns.filter((column) => !questions.includes(column)));
    return STATEMENT.replace("$answers", () => answers).replace("$data", () => data);
  },
  rows: labelRows("no choice, rating or number"),
});

/**
 * `label_studio_min(path, questions := 'control, …')`: Label Studio's JSON-MIN export. One row per label, with the
 * columns of `label-studio-flat.sql`; `data` holds the keys that are no question, as JSON text. It lacks
 * predictions, cancelled work and model versions: the JSON export has them.
 */
export const labelStudioMin = toolReader(flat("label_studio_min", "JSON-MIN", "json", stageArray));

/** `label_studio_csv(path, questions := 'control, …')`: the same as CSV. */
export const labelStudioCsv = toolReader(
  flat("label_studio_csv", "CSV", "csv", (request, choose) => stageDelimited(request, ",", choose)),
);
