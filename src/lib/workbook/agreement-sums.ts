/** Asks for the sums behind agreement. */
import { ascending, flatGroup } from "d3-array";
import { AGREEMENT_BLOCKS } from "../schema/cubes.js";
import type { AgreementCell, AgreementSums } from "../stats/agreement-sums.js";
import { among, type Fragment, raw, sql } from "./fragment.js";
import { MAXIMUM_ROWS, type Query } from "./query.js";
import type { QuestionInfo } from "./results.js";

/** The item blocks of one question, market and part of time. */
export interface AgreementBlocks {
  /** Empty for work without a market. */
  readonly market: string;
  readonly question: QuestionInfo;
  /** First day of the week, or null where time is not divided. */
  readonly week: string | null;
  readonly blocks: readonly Block[];
}

export interface Block {
  readonly block: number;
  readonly sums: AgreementSums;
}

/** Fewer blocks than these would make intervals too wide to be of use. */
const FEWEST_BLOCKS = 5;

interface Row {
  readonly market: string;
  readonly question: string;
  readonly week: string | null;
  readonly block: number;
  readonly labels: number;
  readonly [column: string]: number | string | null;
}

/**
 * @param where the view's predicate on agreement
 * @param weekly one result per week instead of one in all; units without a week are then left out. Where weeks and markets are
 *   many, blocks are put together until the rows are few enough
 */
export async function agreementBlocks(
  query: Query,
  where: Fragment,
  questions: readonly QuestionInfo[],
  weekly: boolean,
): Promise<readonly AgreementBlocks[]> {
  if (questions.length === 0) return [];
  const rows = await affordableRows(query, where, questions, weekly);
  // Ordered here, group by group: quicker than in SQL, and the same figures to the last digit come of the same rows.
  return questions.flatMap((question) =>
    flatGroup(
      rows.filter((row) => row.question === question.question),
      ({ market }) => market,
      ({ week }) => week,
    )
      .map(([market, week, cells]) => ({ market, week, question, blocks: blocksOf(cells, question) }))
      .sort((a, b) => ascending(a.market, b.market) || ascending(a.week ?? "", b.week ?? "")),
  );
}

const blocksOf = (cells: readonly Row[], question: QuestionInfo): Block[] =>
  flatGroup(cells, ({ block }) => block)
    .map(([block, rows]) => ({
      block,
      sums: rows.sort((a, b) => a.labels - b.labels).map((row) => cell(row, question)),
    }))
    .sort((a, b) => a.block - b.block);

/** All blocks where the rows are few enough, which is nearly always; else as many as are. */
async function affordableRows(
  query: Query,
  where: Fragment,
  questions: readonly QuestionInfo[],
  weekly: boolean,
): Promise<readonly Row[]> {
  const names = questions.map(({ question }) => question);
  const cells = sql`agreement WHERE ${where} AND ${among("question", names)} ${raw(weekly ? "AND week IS NOT NULL AND labels > 1" : "")}`;
  const week = raw(weekly ? "strftime(week, '%Y-%m-%d')" : "NULL");
  const sums = sumColumns(questions).map((column) => `CAST(sum(${column}) AS DOUBLE) AS ${column}`);
  const inBlocks = (blocks: number, most: number) =>
    ask<Row>(
      query,
      sql`
    SELECT coalesce(CAST(market AS VARCHAR), '') AS market, CAST(question AS VARCHAR) AS question, ${week} AS week,
      CAST(block % CAST(${blocks} AS INTEGER) AS INTEGER) AS block, CAST(labels AS INTEGER) AS labels,
      ${raw(sums.join(", "))}
    FROM ${cells}
    GROUP BY ALL
    LIMIT ${most}`,
    );
  const all = await inBlocks(AGREEMENT_BLOCKS, MAXIMUM_ROWS + 1);
  if (all.length <= MAXIMUM_ROWS) return all;
  const [size] = await ask<{ parts: number }>(
    query,
    sql`
    SELECT CAST(count(*) AS DOUBLE) AS parts
    FROM (SELECT DISTINCT market, question, ${raw(weekly ? "week, " : "")}labels FROM ${cells})`,
  );
  const blocks = Math.max(FEWEST_BLOCKS, Math.floor(MAXIMUM_ROWS / (size as { parts: number }).parts));
  return inBlocks(blocks, Number.MAX_SAFE_INTEGER);
}

const ask = <R extends object>(query: Query, { text, parameters }: Fragment): Promise<R[]> =>
  query<R>(text, parameters);

/** Counts of labels at each position, and of pairs where some question is not nominal. */
function sumColumns(questions: readonly QuestionInfo[]): string[] {
  const longest = (some: readonly QuestionInfo[]) => Math.max(0, ...some.map(({ labels }) => labels.length));
  const ordered = questions.filter(({ level }) => level !== "nominal");
  return ["units", "agreeing", ...labelColumns(longest(questions)), ...pairColumns(longest(ordered))];
}

const labelColumns = (labels: number): string[] => Array.from({ length: labels }, (_, index) => `label_${index + 1}`);

/** `pair_1_2`, `pair_1_3` … `pair_2_3` …: j < k in the order the statistics expect. */
const pairColumns = (labels: number): string[] =>
  Array.from({ length: labels }, (_, j) =>
    Array.from({ length: labels - j - 1 }, (_, index) => `pair_${j + 1}_${j + index + 2}`),
  ).flat();

function cell(row: Row, { level, labels }: QuestionInfo): AgreementCell {
  const values = (columns: readonly string[]) => columns.map((column) => row[column] as number);
  return {
    labels: row.labels,
    units: row.units as number,
    agreeing: row.agreeing as number,
    labelCounts: values(labelColumns(labels.length)),
    coincidences: level === "nominal" ? null : values(pairColumns(labels.length)),
  };
}
