/**
 * Readers of flat exports of annotation tools: a table whose columns are known by name, with the questions, and
 * perhaps the item's data, among them.
 */
import { rm } from "node:fs/promises";
import { quoteName, quoteText } from "../../duckdb.js";
import { cannotRead, Failure } from "../../failure.js";
import type {
  ChooseColumns,
  FileShape,
  Reader,
  ReaderOptions,
  Staged,
  StagedTable,
  StageRequest,
  ToolExport,
} from "../reader.js";
import { type AnswerRows, stageAnswers } from "./answers.js";

export interface Tool extends Pick<ToolExport, "answers" | "item" | "tables"> {
  /** The macro's name. */
  readonly name: string;
  /** Raise when the staged rows of the same file change. */
  readonly version: number;
  readonly parameters: Reader["parameters"];
  /** What the file should be, as a message says it: `an Appen full report`. */
  readonly expected: string;
  /** What to do where it is not. */
  readonly remedy: string;
  /** The readers of plain formats that can read it too. */
  readonly formats: readonly string[];
  /** Makes the raw file a table of text columns. */
  readonly read: (request: StageRequest, choose: ChooseColumns) => Promise<StagedTable>;
  /** Columns every such export has. */
  readonly required: readonly string[];
  /** Columns the statement reads that some exports lack: there they are null. */
  readonly optional: readonly string[];
  /** Which further columns are read. The others are not staged at all. */
  readonly further: (column: string) => boolean;
  /**
   * SELECT of the answers (see `answers.ts`), from `records`: `source_row`, the columns above, and `left_out`.
   *
   * @param columns - the further columns the file has
   */
  readonly statement: (columns: readonly string[], context: Context) => string;
  /** What an answer becomes. */
  readonly rows: AnswerRows;
}

export interface Context {
  readonly options: ReaderOptions;
  /** An export without any record, whose columns are not known. */
  readonly isEmpty: boolean;
  /** Stops the run, naming the file. */
  readonly refuse: (message: string) => never;
}

/** What statements may call: a field's picks, be it one text or a JSON list, and whether it is a list. */
const MACROS = `
  CREATE OR REPLACE TEMP MACRO is_list(value) AS coalesce(starts_with(ltrim(value), '[') AND json_valid(value), false);
  CREATE OR REPLACE TEMP MACRO picks_of(value) AS CASE
    WHEN is_list(value) THEN
      [part ->> '$' FOR part IN json_extract(value, '$[*]') IF json_type(part) NOT IN ('OBJECT', 'ARRAY', 'NULL')]
    WHEN starts_with(ltrim(value), '{') AND json_valid(value) OR coalesce(trim(value), '') = '' THEN []
    ELSE [value]
  END`;

export const toolReader = (tool: Tool): Reader => ({
  name: tool.name,
  parameters: tool.parameters,
  numbered: true,
  version: tool.version,
  tool: { ...tool, matches: (shape) => isExport(tool, shape) },
  stage: (request) => stageTool(tool, request),
});

/** Whether a file has the format, the columns and, where they must be among these, the questions of the tool's export. */
const isExport = ({ formats, required, answers }: Tool, { format, delimiter, columns }: FileShape): boolean =>
  formats.includes(format) &&
  (delimiter === undefined || delimiter === ",") &&
  required.every((column) => columns.includes(column)) &&
  (answers === undefined || answers(columns).length > 0);

async function stageTool(tool: Tool, request: StageRequest): Promise<Staged> {
  const { connection, name, options } = request;
  const table = { ...request, target: `${request.target}.table` };
  const known = [...tool.required, ...tool.optional];
  try {
    const { columns, unreadable } = await tool.read(table, (found) => {
      refuseOthers(tool, name, found);
      return found.filter((column) => known.includes(column) || tool.further(column));
    });
    const missing = known.filter((column) => !columns.includes(column));
    await connection.run(`CREATE OR REPLACE TEMP VIEW records AS
      SELECT file_row_number + 1 AS source_row, * EXCLUDE (file_row_number, source_file)
        ${missing.map((column) => `, NULL::VARCHAR AS ${quoteName(column)}`).join("")}
      FROM read_parquet(${quoteText(table.target)}, file_row_number = true)`);
    await connection.run(MACROS);
    const context = { options, isEmpty: columns.length === 0, refuse: refusal(name) };
    const further = columns.filter((column) => !known.includes(column));
    const reasons = new Map(unreadable.map(({ record, reason }) => [record, reason]));
    return await stageAnswers(
      request,
      tool.statement(further, context),
      tool.rows,
      (record) => reasons.get(record) ?? "expected a JSON object",
    );
  } catch (error) {
    throw cannotRead(name, tool.expected, tool.remedy, error);
  } finally {
    await connection.run("DROP VIEW IF EXISTS records");
    await rm(table.target, { force: true });
  }
}

function refuseOthers({ required, expected, remedy }: Tool, name: string, found: readonly string[]): void {
  const missing = required.filter((column) => !found.includes(column));
  if (missing.length > 0) {
    throw new Failure(
      `${name}: expected ${expected}, but ${missing.join(", ")} ${missing.length > 1 ? "are" : "is"} missing. Found: ${listed(found)}. ${remedy}`,
    );
  }
}

const refusal = (name: string) => (message: string) => {
  throw new Failure(`${name}: ${message}`);
};

/** The first names of many: a file that is no export may have anything in its place of names. */
export const listed = (names: readonly string[]): string =>
  names.length > 30 ? `${names.slice(0, 30).join(", ")} and ${names.length - 30} more` : names.join(", ");

/** SQL: these columns as one JSON object, null where there are none. */
export const asJson = (columns: readonly string[], keyOf = (column: string) => column): string =>
  columns.length === 0
    ? "NULL::VARCHAR"
    : `json_object(${columns.map((column) => `${quoteText(keyOf(column))}, ${quoteName(column)}`).join(", ")})::VARCHAR`;

/** SQL: this column, null where the file has none. */
export const columnOf = (column: string, columns: readonly string[]): string =>
  columns.includes(column) ? quoteName(column) : "NULL::VARCHAR";

/** SQL: a list with one struct per question, each field given as SQL. */
export const asList = (structs: readonly { readonly [field: string]: string }[]): string =>
  `[${structs
    .map(
      (fields) =>
        `{${Object.entries(fields)
          .map(([field, sql]) => `${quoteText(field)}: ${sql}`)
          .join(", ")}}`,
    )
    .join(", ")}]`;
