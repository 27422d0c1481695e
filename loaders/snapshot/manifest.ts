/** manifest.json: what a snapshot was made from, what became of every row, and what it holds. */
import type { Reconciliation } from "../../src/lib/schema/reconciliation.js";
import type { TableName } from "../../src/lib/schema/tables.js";
import type { Oversized } from "../cubes/cell-shares.js";
import type { Doubt } from "../sources/doubts.js";
import type { Tally } from "../sources/load.js";
import type { Mapping } from "../sources/mapping.js";
import { fileKeys, type StagedFile, type StagedFiles } from "../sources/stage.js";
import type { Identity, SourceFile } from "./identity.js";
import type { JudgementCounts } from "./judgements.js";

export interface Manifest {
  readonly id: string;
  /** When it was made, ISO 8601. Not part of the identity. */
  readonly made_at: string;
  readonly as_of: string | null;
  readonly identity: Identity;
  readonly files: readonly FileReport[];
  readonly tables: Readonly<Record<string, TableReport>>;
  /** Cells per cube. */
  readonly cubes: Readonly<Record<string, number>>;
  /** Cubes past their share of what a page can read at ease, with the dimension that makes them so. Older snapshots lack it. */
  readonly oversized?: readonly Oversized[];
  /** What the taxonomy does not declare and was taken from the data. */
  readonly inferred: readonly string[];
  /** What the exports leave open, and how it was settled. */
  readonly doubts: readonly Doubt[];
  /** What became of the references. */
  readonly judgements: JudgementCounts;
}

/** One raw file: records = used + left out + unreadable, for each table it feeds. */
export interface FileReport extends SourceFile {
  readonly reader: string;
  readonly records: number;
  readonly unreadable: number;
  readonly tables: Readonly<Partial<Record<TableName, Reconciliation>>>;
}

export interface TableReport {
  readonly rows: number;
  /** Earliest and latest time of the table's time column, ISO 8601. */
  readonly first: string | null;
  readonly last: string | null;
}

/** Why a record was not used when its reader gave no reason. */
const NOT_SELECTED = "not selected by the mapping";
/** The file gave no row of its own: the mapping joins it, or its WHERE lets none through. */
const ONLY_LOOKED_UP = "in a file that is only looked up";

/** The reconciliation of every reading of every file. */
export function fileReports(
  files: readonly SourceFile[],
  mappings: readonly Mapping[],
  staged: StagedFiles,
  tallies: readonly Tally[],
): FileReport[] {
  return [...staged].map(([key, reading]) => {
    const { source, file, reader, records, unreadable } = reading;
    const tables = mappings
      .filter((mapping) => mapping.source === source && fileKeys(mapping).includes(key))
      .map(({ table }) => {
        const tally = tallies.find((found) => found.source === source && found.file === file && found.table === table);
        return [table, tableTally(reading, tally)] as const;
      });
    const known = files.find((candidate) => candidate.source === source && candidate.file === file)!;
    return { ...known, reader, records, unreadable: unreadable.length, tables: Object.fromEntries(tables) };
  });
}

function tableTally({ records, leftOut, unreadable }: StagedFile, tally: Tally | undefined): Reconciliation {
  const left_out = Object.fromEntries(leftOut.map(({ reason, records: n }) => [reason, n]));
  const explained = leftOut.reduce((total, { records: n }) => total + n, unreadable.length);
  const rest = records - explained - (tally?.used ?? 0);
  if (rest > 0) left_out[tally ? NOT_SELECTED : ONLY_LOOKED_UP] = rest;
  return {
    used: tally?.used ?? 0,
    left_out,
    yielded: tally?.yielded ?? 0,
    accepted: tally?.accepted ?? 0,
    duplicates: tally?.duplicates ?? 0,
    deleted: tally?.deleted ?? 0,
    deletes_nothing: tally?.deletesNothing ?? 0,
    quarantined: tally?.quarantined ?? 0,
    after_as_of: tally?.afterAsOf ?? 0,
  };
}
