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
