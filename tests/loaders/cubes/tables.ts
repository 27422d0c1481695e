/** Canonical tables from literal rows: a test names only the columns it is about. */
import { createTaxonomyTables } from "../../../loaders/cubes/taxonomy-tables.js";
import { type DuckDBConnection, openDatabase, quoteName, quoteText } from "../../../loaders/duckdb.js";
import { COLUMN_TYPES, createCanonicalTables } from "../../../loaders/snapshot/canonical.js";
import { PROVENANCE, TABLES, type TableName } from "../../../src/lib/schema/tables.js";
import type { Taxonomy } from "../../../src/lib/schema/taxonomy.js";
import type { SqlValue } from "../../../src/lib/workbook/query.js";

export type Row = { readonly [column: string]: SqlValue };

export type Rows = { readonly [table in TableName]?: readonly Row[] };

/** One nominal question with a label of each meaning. */
export const TAXONOMY: Taxonomy = {
  markets: { TH: { time_zone: "Asia/Bangkok" }, US: { time_zone: "America/New_York" } },
  questions: {
    decision: {
      labels: [
        { value: "ok", means: "non-violating" },
        { value: "hate", means: "violating" },
        { value: "spam", means: "violating" },
        { value: "unsure", means: "undecided" },
        { value: "other" },
      ],
    },
  },
};

const DEFAULTS: { readonly [table in TableName]?: (number: number) => Row } = {
  annotations: (number) => ({
    annotation_id: `a${number}`,
    submission_id: `s${number}`,
    item_id: "1",
    question: "decision",
    label: "ok",
    status: "labelled",
    annotator_kind: "human",
    round: "production",
  }),
  reference_labels: (number) => ({
    reference_id: `r${number}`,
    item_id: "1",
    question: "decision",
    reference_label: "ok",
    reference_set: "qa",
    kind: "audit",
    selection: "random",
  }),
};

/** A database with the canonical tables and the taxonomy's. Rows are numbered from 1: `a1`, `r1`. */
export async function canonicalTables(content: Rows, taxonomy: Taxonomy = TAXONOMY): Promise<DuckDBConnection> {
  const connection = await openDatabase();
  await createCanonicalTables(connection);
  await createTaxonomyTables(connection, taxonomy);
  for (const [table, list] of Object.entries(content)) {
    const rows = list.map((row, index) => withDefaults(table as TableName, row, index + 1));
    await insert(connection, table as TableName, rows);
  }
  return connection;
}

/** The row with every column of its table, as `canonicalTables` holds it. */
export function withDefaults(table: TableName, row: Row, number: number): Row {
  const empty = Object.fromEntries(TABLES[table].columns.map(({ name }) => [name, null]));
  const provenance = { source: "test", source_file: `${table}.csv`, source_row: number };
  return { ...empty, ...provenance, ...DEFAULTS[table]?.(number), ...row };
}

async function insert(connection: DuckDBConnection, table: TableName, rows: readonly Row[]): Promise<void> {
  const types = Object.fromEntries(
    [...TABLES[table].columns, ...PROVENANCE, { name: "source", type: "category" as const }].map(({ name, type }) => [
      name,
      COLUMN_TYPES[type],
    ]),
  );
  const columns = Object.keys(types).map(quoteName).join(", ");
  await connection.run(
    `INSERT INTO ${table} BY NAME
     SELECT ${columns}
     FROM (SELECT unnest(from_json(${quoteText(JSON.stringify(rows))}, ${quoteText(JSON.stringify([types]))}), recursive := true))`,
  );
}
