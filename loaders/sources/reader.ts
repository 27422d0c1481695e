/**
 * A reader turns one raw file into one staged Parquet file: every column text, one row per
 * record, in the order of the file. Mappings see the staged files through a table macro of
 * the reader's name, so that `source_row` is exact (a join or a parallel scan right after
 * `read_csv` would scramble the order).
 */
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
  /** Writes `target`, or throws a Failure that names the file. */
  stage(request: StageRequest): Promise<Staged>;
}
