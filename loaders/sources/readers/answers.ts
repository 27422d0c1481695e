/**
 * What readers of annotation tools share: a tool's statement yields answers, and each becomes the rows that a
 * mapping sees. A statement yields at least one row per record, with
 *
 * - `source_row`, and `left_out`: why no table will hold it, `'unreadable'` where it is none, else null;
 * - `question`, `picks` (list of text: what was picked; empty where nothing was) and `multiple` (the question
 *   takes several picks, though there may be one);
 * - `status`, and the columns of the macro; for a gold macro `gold` (list of text), `gold_id`, `gold_by` and
 *   `gold_at`.
 *
 * A question is multiple-choice if this file ever shows more than one pick; the taxonomy may say so too. Each pick
 * of it is a question of its own, `question:pick`, answered `yes`.
 */
import { rm } from "node:fs/promises";
import { quoteText, rows } from "../../duckdb.js";
import type { LeftOut, Staged, StageRequest } from "../reader.js";

/** SQL of the rows to stage: from the relation `answers`, and the condition that an answer's question takes several picks. */
export type AnswerRows = (answers: string, isMultiple: string) => string;

/** Columns that only a gold macro has use for. */
const GOLD_COLUMNS = ["gold", "gold_id", "gold_by", "gold_at"];

const question = (isMultiple: string) =>
  `CASE WHEN pick IS NOT NULL AND ${isMultiple} THEN question || ':' || pick ELSE question END`;
const label = (isMultiple: string) => `CASE WHEN pick IS NOT NULL AND ${isMultiple} THEN 'yes' ELSE pick END`;

/**
 * One row per label given, and per question that was skipped or not answered.
 *
 * @param unanswered - why a question is left out that has the status `labelled` and no label
 */
export const labelRows =
  (unanswered: string): AnswerRows =>
  (answers, isMultiple) =>
    `
    SELECT
      COLUMNS(c -> c NOT IN (${["pick", "multiple", "question", "left_out", ...GOLD_COLUMNS].map(quoteText).join(", ")})),
      ${question(isMultiple)} AS question,
      ${label(isMultiple)} AS label,
      coalesce(left_out, CASE WHEN pick IS NULL AND status = 'labelled' THEN ${quoteText(unanswered)} END) AS left_out
    FROM (SELECT * EXCLUDE (picks), unnest(if(len(picks) > 0, picks, [NULL])) AS pick FROM ${answers})`;

/** One row per gold answer, from the first record that shows it. */
export const goldRows: AnswerRows = (answers, isMultiple) => `
  WITH
    picked AS (
      SELECT * EXCLUDE (picks, gold), len(gold) AS alternatives, unnest(if(len(gold) > 0, gold, [NULL])) AS pick
      FROM ${answers}
    )
  SELECT
    gold_id AS reference_id, item_id, ${question(isMultiple)} AS question, ${label(isMultiple)} AS reference_label,
    'gold' AS kind, 'gold' AS selection, gold_by AS decided_by, gold_at AS decided_at, data, source_row,
    CASE
      WHEN left_out = 'unreadable' THEN left_out
      WHEN pick IS NULL THEN 'no gold answer'
      WHEN alternatives > 1 AND NOT ${isMultiple} THEN 'several gold answers to a question with one answer'
      WHEN row_number() OVER (PARTITION BY gold_id, question, pick ORDER BY source_row) > 1
        THEN 'gold answer of an earlier record'
    END AS left_out
  FROM picked
  WHERE pick IS NOT NULL OR source_row NOT IN (SELECT source_row FROM picked WHERE pick IS NOT NULL)
  ORDER BY source_row, question, reference_label`;

/**
 * Writes the rows that a statement's answers make to the request's target, and counts what became of the records.
 *
 * @param expected - what an unreadable record should have been
 */
export async function stageAnswers(
  { connection, name, target }: StageRequest,
  statement: string,
  rowsOf: AnswerRows,
  expected: (record: number) => string,
): Promise<Staged> {
  const answers = `${target}.answers`;
  try {
    // Through a file, so that the one long pass needs neither memory nor a join, which would scramble the order.
    await connection.run(`COPY (${statement}) TO ${quoteText(answers)} (FORMAT parquet, COMPRESSION lz4)`);
    const from = `read_parquet(${quoteText(answers)})`;
    const multiple = await rows<{ question: string }>(
      connection,
      `SELECT question FROM ${from} WHERE question IS NOT NULL
       GROUP BY question HAVING bool_or(multiple OR len(picks) > 1)`,
    );
    const isMultiple = `(question IN (${["NULL", ...multiple.map((one) => quoteText(one.question))].join(", ")}) IS true)`;
    await connection.run(
      `COPY (SELECT *, ${quoteText(name)} AS source_file FROM (${rowsOf(from, isMultiple)}))
       TO ${quoteText(target)} (FORMAT parquet, COMPRESSION lz4)`,
    );
  } finally {
    await rm(answers, { force: true });
  }
  return countRecords(connection, target, expected);
}

/** A record with one row that is not left out is used: its other rows are questions it did not answer. */
async function countRecords(
  connection: StageRequest["connection"],
  target: string,
  expected: (record: number) => string,
): Promise<Staged> {
  const records = `(
    SELECT source_row AS record, CASE WHEN bool_and(left_out IS NOT NULL) THEN min(left_out) END AS reason
    FROM read_parquet(${quoteText(target)}) GROUP BY source_row)`;
  const reasons = await rows<{ reason: string | null; records: number }>(
    connection,
    `SELECT reason, count(*) AS records FROM ${records} GROUP BY reason ORDER BY reason`,
  );
  const unreadable = await rows<{ record: number }>(
    connection,
    `SELECT record FROM ${records} WHERE reason = 'unreadable' ORDER BY record`,
  );
  return {
    records: reasons.reduce((total, one) => total + one.records, 0),
    leftOut: reasons.filter((one): one is LeftOut => one.reason !== null && one.reason !== "unreadable"),
    unreadable: unreadable.map(({ record }) => ({ record, reason: expected(record) })),
  };
}
