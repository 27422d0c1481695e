import { readFileSync } from "node:fs";
import { ENCODING } from "../encoding.js";
import type { ToolTable } from "../reader.js";
import { type AnswerRows, goldRows, labelRows } from "./answers.js";
import { stageArrayOrLines } from "./json.js";
import { type Tool, toolReader } from "./tool.js";

const STATEMENT = readFileSync(new URL("labelbox.sql", import.meta.url), "utf8");

const exported = (name: string, table: ToolTable, rows: AnswerRows): Tool => ({
  name,
  version: 2,
  parameters: [ENCODING],
  expected: "an export of Labelbox, version 2",
  remedy: "Export the data rows with their labels as NDJSON, with label and performance details.",
  formats: ["json", "jsonl"],
  read: stageArrayOrLines,
  required: ["data_row", "projects"],
  optional: ["metadata_fields"],
  further: () => false,
  tables: [table],
  statement: () => STATEMENT,
  rows,
});

/**
 * `labelbox(path)`: Labelbox's NDJSON export, version 2. One row per radio or checklist answer, nested ones too, with
 * the columns of `labelbox.sql`; `data` holds the metadata fields as JSON text. Objects are only counted (`objects`),
 * texts are not read. A label that was skipped has a row for each question of its project. `benchmark` is true for the
 * label others were scored against; it and they are the round `gold`.
 */
export const labelbox = toolReader(
  exported("labelbox", { table: "annotations" }, labelRows("no radio or checklist answer")),
);

/** `labelbox_gold(path)`: one row per answer of the benchmark labels that others in the file were scored against. */
export const labelboxGold = toolReader(
  exported("labelbox_gold", { table: "reference_labels", columns: { reference_set: "'benchmarks'" } }, goldRows),
);
