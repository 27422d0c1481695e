import { readFileSync } from "node:fs";
import type { DuckDBConnection } from "../duckdb.js";

const STATEMENTS = readFileSync(new URL("answers.sql", import.meta.url), "utf8");

/**
 * Makes the views `answers` (annotations with a label, and `row`) and `reference_answers`: the stated ones and
 * those a multiple-choice question implies. Needs `annotations` and `reference_labels` as tables, and the taxonomy's.
 */
export async function createAnswers(connection: DuckDBConnection): Promise<void> {
  await connection.run(STATEMENTS);
}
