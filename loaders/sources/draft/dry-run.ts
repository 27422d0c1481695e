/** Takes drafted mappings the way a snapshot would, and publishes nothing. */
import { mkdir } from "node:fs/promises";
import { TABLES, type TableName } from "../../../src/lib/schema/tables.js";
import type { Taxonomy } from "../../../src/lib/schema/taxonomy.js";
import { openDatabase, quoteName, rows } from "../../duckdb.js";
import { type Resolved, resolveTaxonomy } from "../../snapshot/resolve-taxonomy.js";
import { loadMappings, type Tally } from "../load.js";
import type { Mapping } from "../mapping.js";
import { createPseudonymMacro } from "../pseudonym.js";
import { createMacros, type StagedFiles } from "../stage.js";

/** Rows of each table that are shown. */
const SHOWN_ROWS = 10;
/** Places of each refusal that are named. */
const SHOWN_PLACES = 3;

export interface DryRun {
  readonly tallies: readonly Tally[];
  readonly tables: readonly TablePreview[];
  readonly refusals: readonly Refusal[];
  readonly resolved: Resolved;
}

export interface TablePreview {
  readonly table: TableName;
  readonly accepted: number;
  /** The first rows by file and record, as a snapshot holds them: ids are pseudonyms. */
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}

/** Rows refused for one reason. */
export interface Refusal {
  /** Null where the record could not be read at all. */
  readonly table: TableName | null;
  readonly column: string | null;
  readonly reason: string;
  readonly rows: number;
  /** The first places, with the value where quarantine may show it. */
  readonly first: readonly { readonly file: string; readonly row: number; readonly value: string | null }[];
}

export interface DryRunOptions {
  readonly mappings: readonly Mapping[];
  readonly staged: StagedFiles;
  readonly taxonomy: Taxonomy;
  /** The pseudonym key. */
  readonly key: string;
  /** Folder for intermediate files. */
  readonly folder: string;
}

/** @throws Failure where a mapping does not run. */
export async function dryRun({ mappings, staged, taxonomy, key, folder }: DryRunOptions): Promise<DryRun> {
  await mkdir(folder, { recursive: true });
  const connection = await openDatabase({ temporary: folder });
  try {
    await createMacros(connection);
    await createPseudonymMacro(connection, key);
    const { tallies } = await loadMappings({
      connection,
      mappings,
      staged,
      taxonomy,
      asOf: null,
      folder,
      onMapping: () => {},
    });
    const tables: TablePreview[] = [];
    for (const { table } of mappings) {
      const columns = TABLES[table].columns.map(({ name }) => quoteName(name)).join(", ");
      const shown = await rows<Record<string, unknown>>(
        connection,
        `SELECT ${columns}, source_file, source_row FROM ${table} ORDER BY source_file, source_row, ${TABLES[table].key.map(quoteName).join(", ")} LIMIT ${SHOWN_ROWS}`,
      );
      const [count] = await rows<{ n: number }>(connection, `SELECT count(*) AS n FROM ${table}`);
      tables.push({ table, accepted: count!.n, rows: shown });
    }
    const refusals = await rows<Refusal>(
      connection,
      `SELECT "table", "column", reason, count(*) AS rows,
         list({file: source_file, row: source_row::DOUBLE, value: value} ORDER BY source_file, source_row)[:${SHOWN_PLACES}] AS first
       FROM quarantine GROUP BY ALL ORDER BY rows DESC, "table", "column", reason`,
    );
    return { tallies, tables, refusals, resolved: await resolveTaxonomy(connection, taxonomy) };
  } finally {
    connection.closeSync();
  }
}
