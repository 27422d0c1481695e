import { readFileSync } from "node:fs";
import { quoteText, rows } from "../../duckdb.js";
import { databaseMessage, Failure } from "../../failure.js";
import type { LeftOut, Reader } from "../reader.js";
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
    const { connection, file, name, target } = request;
    await refuseEmpty(request);
    try {
      await connection.run(
        `COPY (SELECT *, ${quoteText(name)} AS source_file FROM (${STATEMENT.replace("$file", () => quoteText(file))}))
         TO ${quoteText(target)} (FORMAT parquet, COMPRESSION lz4)`,
      );
    } catch (error) {
      throw new Failure(
        `${name}: cannot be read as a Label Studio JSON export. ${databaseMessage(error)} Export the file again as JSON (not JSON-MIN).`,
      );
    }
    const staged = `read_parquet(${quoteText(target)})`;
    const [count] = await rows<{ n: number }>(connection, `SELECT count(DISTINCT source_row) AS n FROM ${staged}`);
    const leftOut = await rows<LeftOut>(
      connection,
      `SELECT left_out AS reason, count(DISTINCT source_row) AS records FROM ${staged}
       WHERE left_out IS NOT NULL AND left_out <> 'unreadable' GROUP BY ALL ORDER BY ALL`,
    );
    const unreadable = await rows<{ record: number }>(
      connection,
      `SELECT DISTINCT source_row AS record FROM ${staged} WHERE left_out = 'unreadable' ORDER BY record`,
    );
    return {
      records: count?.n ?? 0,
      leftOut,
      unreadable: unreadable.map(({ record }) => ({ record, reason: "expected a task with annotations" })),
    };
  },
};
