/** Takes a snapshot of a few literal files, and reads it back. */
import { join } from "node:path";
import { openDatabase, quoteText, rows } from "../../loaders/duckdb.js";
import { createProgress } from "../../loaders/snapshot/progress.js";
import { type SnapshotOptions, type SnapshotResult, takeSnapshot } from "../../loaders/snapshot/take-snapshot.js";
import { folderWith, temporaryFolder } from "./exports.js";

export const KEY = "a key for tests, not a secret";

export interface Taken extends SnapshotResult {
  /** What the terminal was shown. */
  readonly said: string;
  /** Asks the snapshot's Parquet files, as `$table`. */
  read<Row extends object>(sql: string): Promise<Row[]>;
}

/** @param files - by path inside the exports folder */
export async function takeFrom(
  files: { readonly [path: string]: string | Uint8Array },
  options: Partial<SnapshotOptions> = {},
): Promise<Taken> {
  const exports = options.exports ?? (await folderWith(files));
  const snapshots = options.snapshots ?? (await temporaryFolder());
  let said = "";
  const output = { write: (text: string) => (said += text) };
  const result = await takeSnapshot({
    key: KEY,
    maxRejected: 1,
    progress: createProgress(output),
    ...options,
    exports,
    snapshots,
  });
  const connection = await openDatabase();
  return {
    ...result,
    said,
    read: (sql) =>
      rows(
        connection,
        sql.replaceAll(/\$(\w+)/g, (_, table: string) => quoteText(join(result.folder, `${table}.parquet`))),
      ),
  };
}

/** A mapping that hands over the canonical columns of a CSV as they are. */
export const straight = (file = "*.csv"): string => `SELECT * FROM csv('${file}')`;

const ANNOTATION = {
  annotation_id: "a1",
  submission_id: "s1",
  item_id: "i1",
  question: "violation",
  label: "ok",
  status: "labelled",
  annotator_id: "ann",
  annotator_kind: "human",
  market: "TH",
  labeled_at: "2026-09-01T08:00:00Z",
  updated_at: "",
  handling_seconds: "12",
  confidence: "",
  final: "true",
  round: "production",
};

const REFERENCE = {
  reference_id: "r1",
  item_id: "i1",
  question: "violation",
  reference_label: "ok",
  reference_set: "audit",
  kind: "audit",
  selection: "random",
  decided_at: "2026-09-02T08:00:00Z",
  audited_annotation_id: "",
  sampling_weight: "",
};

type Fields<Row> = { readonly [name in keyof Row]?: string };

/** CSV of annotations that differ from an ordinary one in the fields given. */
export const annotations = (...rows: Fields<typeof ANNOTATION>[]): string => toCsv(ANNOTATION, rows);

/** CSV of reference labels that differ from an ordinary one in the fields given. */
export const references = (...rows: Fields<typeof REFERENCE>[]): string => toCsv(REFERENCE, rows);

function toCsv(ordinary: Record<string, string>, rows: readonly Record<string, string | undefined>[]): string {
  const line = (values: (string | undefined)[]) =>
    values.map((value) => `"${(value ?? "").replaceAll('"', '""')}"`).join(",");
  return [Object.keys(ordinary).join(","), ...rows.map((row) => line(Object.values({ ...ordinary, ...row })))]
    .join("\n")
    .concat("\n");
}
