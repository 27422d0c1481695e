import { readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { quoteText } from "../../duckdb.js";
import { cannotRead } from "../../failure.js";
import { ENCODING } from "../encoding.js";
import type { Reader } from "../reader.js";
import { withText } from "../text-file.js";
import { labelRows, stageAnswers } from "./answers.js";
import { withElements } from "./json.js";

const ENTRIES = readFileSync(new URL("label-studio-entries.sql", import.meta.url), "utf8");
const ANSWERS = readFileSync(new URL("label-studio.sql", import.meta.url), "utf8");

/**
 * `label_studio(path, encoding := '')`: Label Studio's JSON export. One row per label an annotation or prediction
 * gives, with the columns of `label-studio.sql`; `data` holds the task's data as JSON text. Each pick of a
 * multiple-choice control is a question of its own, `control:choice`, answered `yes`.
 */
export const labelStudio: Reader = {
  name: "label_studio",
  parameters: [ENCODING],
  numbered: true,
  version: 2,
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
    const { connection, name, target } = request;
    const entries = `${target}.entries`;
    try {
      return await withText(request, (text) =>
        withElements(text, async ({ scan, groupRows }) => {
          // Through a file, whose order numbers the entries.
          await connection.run(`COPY (${ENTRIES.replace("$records", () => scan)}) TO ${quoteText(entries)}
            (FORMAT parquet, COMPRESSION lz4, ROW_GROUP_SIZE ${groupRows})`);
          return stageAnswers(
            request,
            ANSWERS.replace("$entries", () => quoteText(entries)),
            labelRows("no choice, rating or number in its result"),
            () => "expected a task with annotations",
          );
        }),
      );
    } catch (error) {
      throw cannotRead(
        name,
        "a Label Studio JSON export",
        "Export the file again as JSON (for JSON-MIN use label_studio_min()).",
        error,
      );
    } finally {
      await rm(entries, { force: true });
    }
  },
};
