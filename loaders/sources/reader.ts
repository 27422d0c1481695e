/**
 * A reader turns one raw file into one staged Parquet file: every column text, one row per
 * record, in the order of the file. Mappings see the staged files through a table macro of
 * the reader's name, so that `source_row` is exact (a join or a parallel scan right after
 * `read_csv` would scramble the order).
 */
import type { TableName } from "../../src/lib/schema/tables.js";
import type { DuckDBConnection } from "../duckdb.js";

export interface StageRequest {
  readonly connection: DuckDBConnection;
  /** The raw file, absolute. */
  readonly file: string;
  /** The file as messages and `source_file` name it: relative to its source's folder. */
  readonly name: string;
  /** Parquet file to write. */
  readonly target: string;
  /** Further arguments of the macro, as text. */
  readonly options: ReaderOptions;
}

export type ReaderOptions = { readonly [name: string]: string };

/** A record of a file that no table will hold, and why. */
export interface LeftOut {
  readonly reason: string;
  readonly records: number;
}

/** A record that could not be read as one. */
export interface Unreadable {
  /** Record number, from 1; a header is not counted. */
  readonly record: number;
  readonly reason: string;
}

/** Which columns of a file to stage. Throws a Failure where they are not those of the export that was expected. */
export type ChooseColumns = (columns: readonly string[]) => readonly string[];

export interface Staged {
  /** Records in the file: used, left out and unreadable ones. */
  readonly records: number;
  readonly leftOut: readonly LeftOut[];
  readonly unreadable: readonly Unreadable[];
}

/** A file staged as a table of text columns: its columns, without those a reader adds. */
export interface StagedTable extends Staged {
  readonly columns: readonly string[];
}

export interface Reader {
  /** Name of the macro. */
  readonly name: string;
  /** Further parameters of the macro with their default, in order. */
  readonly parameters: readonly { readonly name: string; readonly default: string }[];
  /** Whether staged rows carry their own `source_row`; else a row's place is its number. */
  readonly numbered: boolean;
  /** Raise when the staged rows of the same file change: it is part of a snapshot's identity. */
  readonly version: number;
  /** How the tool's exports are told from other files; readers of plain formats have none. */
  readonly tool?: ToolExport;
  /** Writes `target`, or throws a Failure that names the file. */
  stage(request: StageRequest): Promise<Staged>;
}

/** A raw file as the reader of its plain format sees it. */
export interface FileShape {
  /** Name of that reader: `csv`, `json` … */
  readonly format: string;
  /** `,` and the like; undefined where the format has none. */
  readonly delimiter?: string | undefined;
  readonly columns: readonly string[];
}

/** What `npm run source` knows of a tool: how its export looks, and how a mapping of it begins. */
export interface ToolExport {
  /** As messages say it: `a full report of CrowdFlower or Appen`. */
  readonly expected: string;
  readonly matches: (shape: FileShape) => boolean;
  /** Columns of the file that may hold answers; undefined where the macro finds the questions itself. */
  readonly answers?: (columns: readonly string[]) => readonly AnswerColumn[];
  /** Column of the file that names the item; undefined where it has none. */
  readonly item?: string | undefined;
  readonly tables: readonly ToolTable[];
}

export interface AnswerColumn {
  readonly question: string;
  readonly column: string;
}

/** A table that the macro's rows can fill. Columns of the macro that have canonical names need not be told. */
export interface ToolTable {
  readonly table: TableName;
  /** SQL of further canonical columns. */
  readonly columns?: { readonly [column: string]: string };
  /** SQL of canonical columns that the export states no better, and why that may be wrong. */
  readonly otherwise?: { readonly [column: string]: Assumption & { readonly sql: string } };
  /** What ends the SELECT: WHERE or QUALIFY. */
  readonly clause?: string;
  /** What to know of every such export. */
  readonly remarks?: readonly Assumption[];
}

/** A doubt about a draft, in words that stand in it as a comment. */
export interface Assumption {
  readonly assumed: string;
  readonly evidence: string;
  /** What to write where it is wrong. */
  readonly change: string;
}
