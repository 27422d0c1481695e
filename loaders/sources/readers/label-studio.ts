import { readFileSync } from "node:fs";
import { quoteText } from "../../duckdb.js";
import { databaseMessage, Failure } from "../../failure.js";
import type { Reader } from "../reader.js";
import { labelRows, stageAnswers } from "./answers.js";
import { refuseEmpty } from "./json.js";

const STATEMENT = readFileSync(new URL("label-studio.sql", import.meta.url), "utf8");

/**
 * `label_studio(path)`: Label Studio's JSON export. One row per label an annotation or prediction
 * gives, with the columns of `label-studio.sql`; `data` holds the task's data as JSON text. Each pick of a
 * multiple-choice control is a question of its own, `control:choice`, answered `yes`.
 */
export const labelStudio: Reader = {
  name: "label_studio",
  parameters: [],
  numbered: true,
  version: 1,
  tool: {
    expected: "a Label Studio JSON export",
    matches: ({ format, columns }) =>
      format === "json" &&
      columns.includes("id") &&
      ["annotations", "predictions"].some((key) => columns.includes(key)),
    tables: [
      { table: "annotations" },
      {
        table: "reference_labels",
        columns: {
          reference_id: "annotation_id",
          reference_label: "label",
          reference_set: "'ground truth'",
          kind: "'gold'",
          selection: "'gold'",
          decided_by: "annotator_id",
          decided_at: "updated_at",
        },
        clause: "WHERE ground_truth = 'true' AND label IS NOT NULL",
        remarks: [
          {
            assumed: "annotations marked as ground truth are gold answers",
            evidence: "ground_truth is true",
            change: "remove this file; the annotations stay labels like any other",
          },
        ],
      },
    ],
  },
  async stage(request) {
    const { file, name } = request;
    await refuseEmpty(request);
    const statement = STATEMENT.replace("$file", () => quoteText(file));
    try {
      return await stageAnswers(
        request,
        statement,
        labelRows("no choice, rating or number in its result"),
        () => "expected a task with annotations",
      );
    } catch (error) {
      throw new Failure(
        `${name}: cannot be read as a Label Studio JSON export. ${databaseMessage(error)} Export the file again as JSON (for JSON-MIN use label_studio_min()).`,
      );
    }
  },
};
