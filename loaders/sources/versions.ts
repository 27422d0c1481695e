/** Several exports hold several versions of the same row: the latest stays. */
import type { Table } from "../../src/lib/schema/tables.js";
import { type DuckDBConnection, quoteName, quoteText } from "../duckdb.js";
import { removeRows } from "./outcomes.js";

export interface MergeOptions {
  /** What became known later is left out; null: nothing is. */
  readonly asOf: string | null;
  /** Multiple-choice questions, whose choices are questions of their own. */
  readonly multiple: readonly string[];
}

/**
 * Leaves one row for each key. Whatever the order in which rows came, the same stay:
 *
 * - The latest `updated_at` wins, ties by source, file and row, the last one winning. No time is the earliest.
 * - The choices of a multiple-choice question are one answer: those of its latest version stay.
 * - What one record says of one thing is one version: an answer that its later version lacks was withdrawn.
 */
export async function removeOlder(connection: DuckDBConnection, table: Table, options: MergeOptions): Promise<void> {
  const { name } = table;
  const key = table.key.map(quoteName).join(", ");
  const answer = table.key.map((column) => (column === "question" ? answerSql(options) : quoteName(column))).join(", ");
  // A version from after `asOf` stands for the one before it only where no earlier version was exported.
  const late = options.asOf ? `coalesce(updated_at > ${quoteText(options.asOf)}::TIMESTAMP, false), ` : "";
  const latest = `${late}updated_at DESC NULLS LAST, source DESC, source_file DESC`;
  const record = `${quoteName(table.key[0]!)}, source, source_file, source_row`;
  // Hashing first keeps the exact, costly windows to the few rows that may have another version.
  await connection.run(`CREATE OR REPLACE TEMP TABLE doubtful AS
    SELECT "row", hash(${record}) AS record,
      rank() OVER (PARTITION BY ${answer} ORDER BY ${latest}) > 1 AS superseded,
      rank() OVER (PARTITION BY ${key} ORDER BY ${latest}, source_row DESC) AS place,
      row_number() OVER (PARTITION BY ${key} ORDER BY ${latest}, source_row DESC) AS turn
    FROM ${name}
    WHERE hash(${answer}) IN (SELECT hash(${answer}) FROM ${name} GROUP BY ALL HAVING count(*) > 1)`);
  const superseded = 'SELECT "row" FROM doubtful WHERE superseded';
  await connection.run(`CREATE OR REPLACE TEMP TABLE fellows AS
    SELECT "row", ${record} FROM ${name}
    WHERE hash(${record}) IN (SELECT record FROM doubtful WHERE superseded) AND "row" NOT IN (${superseded})`);
  await connection.run(`CREATE OR REPLACE TEMP TABLE older AS
    SELECT "row" FROM doubtful WHERE superseded OR place > 1
    UNION
    SELECT "row" FROM fellows SEMI JOIN (FROM ${name} WHERE "row" IN (${superseded})) USING (${record})
    UNION
    ${twins(table, key)}`);
  await removeRows(connection, name, "duplicates", 'SELECT "row" FROM older');
  await connection.run("DROP TABLE older; DROP TABLE fellows; DROP TABLE doubtful");
}

/** SQL: all but one of the rows of a key that one record yielded. What they hold decides, not the order they came in. */
const twins = ({ name, columns }: Table, key: string): string => `
    SELECT "row" FROM (
      SELECT name."row", row_number() OVER (
        PARTITION BY ${key} ORDER BY hash(${columns.map((column) => quoteName(column.name)).join(", ")})
      ) AS turn
      FROM ${name} AS name
      JOIN doubtful ON doubtful."row" = name."row"
      WHERE place = 1 AND hash(${key}) IN (
        SELECT hash(${key}) FROM ${name} WHERE "row" IN (SELECT "row" FROM doubtful WHERE place = 1 AND turn > 1)
      )
    ) WHERE turn > 1`;

/** SQL: the question, or the multiple-choice question it is a choice of. */
export function answerSql({ multiple }: MergeOptions, question = "question"): string {
  const choices = multiple.map(
    (base) => `WHEN starts_with(${question}, ${quoteText(`${base}:`)}) THEN ${quoteText(base)}`,
  );
  return choices.length > 0 ? `CASE ${choices.join(" ")} ELSE ${question} END` : question;
}
