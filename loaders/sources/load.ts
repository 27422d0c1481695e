/**
 * Loads every mapping into the canonical tables: reads, casts, refuses and merges. Nothing is lost: per file
 * and table, rows yielded = accepted + duplicates + deleted + quarantined + later than `asOf`.
 */
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { type Column, TABLE_NAMES, TABLES, type TableName } from "../../src/lib/schema/tables.js";
import type { Taxonomy } from "../../src/lib/schema/taxonomy.js";
import { type DuckDBConnection, quoteName, quoteText, rows } from "../duckdb.js";
import { createCanonicalTables, tombstoneColumns, tombstonesOf } from "../snapshot/canonical.js";
import { castStatement, type Declared } from "./cast.js";
import { type Doubt, doubtsOfRows, settleItems } from "./doubts.js";
import type { Mapping } from "./mapping.js";
import { checkColumns, checkProvenance, runMapping } from "./mapping-columns.js";
import { mergeTable } from "./merge.js";
import { nearest } from "./nearest.js";
import { type StagedFiles, useMapping } from "./stage.js";
import { normalise, spellings } from "./taxonomy.js";
import { fillTeams } from "./teams.js";

export interface LoadOptions {
  readonly connection: DuckDBConnection;
  readonly mappings: readonly Mapping[];
  readonly staged: StagedFiles;
  readonly taxonomy: Taxonomy;
  /** What became known later is left out; null: nothing is. */
  readonly asOf: string | null;
  /** Folder for intermediate files. */
  readonly folder: string;
  readonly onMapping: (mapping: Mapping) => void;
}

/** What became of the rows one mapping yielded from one file. */
export interface Tally {
  readonly source: string;
  readonly file: string;
  readonly table: TableName;
  /** Records of the file that the mapping used. */
  readonly used: number;
  readonly yielded: number;
  readonly accepted: number;
  readonly duplicates: number;
  /** Rows that delete, and the rows they removed. */
  readonly deleted: number;
  /** Of these, rows that delete what no row describes. */
  readonly deletesNothing: number;
  readonly quarantined: number;
  readonly afterAsOf: number;
}

/** A value outside a closed list of the taxonomy. For the terminal only: it may hold anything. */
export interface UnknownValue {
  readonly source: string;
  readonly table: TableName;
  readonly column: string;
  readonly value: string;
  readonly rows: number;
  readonly nearest: string | undefined;
}

export interface Loaded {
  readonly tallies: readonly Tally[];
  readonly unknown: readonly UnknownValue[];
  readonly doubts: readonly Doubt[];
}

/** Expects the macros of `createMacros` and `createPseudonymMacro`; makes the canonical tables and `quarantine`. */
export async function loadMappings(options: LoadOptions): Promise<Loaded> {
  const { connection, mappings, taxonomy } = options;
  await createSpellings(connection, taxonomy);
  await createTables(connection);
  const unknown: UnknownValue[] = [];
  const doubts: Doubt[] = [];
  for (const mapping of mappings) {
    await castMapping(options, mapping);
    unknown.push(...(await unknownValues(connection, mapping, taxonomy)));
    doubts.push(...(await doubtsOfRows(connection, mapping)));
    await keepRefused(connection, mapping);
    await connection.run("DROP VIEW cast_rows");
    await rm(castFile(options.folder, mapping));
    options.onMapping(mapping);
  }
  await quarantineUnreadable(connection, options.staged);
  doubts.push(...(await settleItems(connection, options.asOf)));
  const multiple = Object.entries(taxonomy.questions ?? {}).flatMap(([name, question]) =>
    question.multiple ? [name] : [],
  );
  for (const name of TABLE_NAMES) await mergeTable(connection, TABLES[name], { asOf: options.asOf, multiple });
  doubts.push(...(await fillTeams(connection)));
  return { tallies: await tally(connection), unknown, doubts };
}

async function createSpellings(connection: DuckDBConnection, taxonomy: Taxonomy): Promise<void> {
  await connection.run(
    "CREATE OR REPLACE TABLE spellings (section VARCHAR, scope VARCHAR, spelling VARCHAR, value VARCHAR)",
  );
  const values = [...spellings(taxonomy)].map(
    ({ section, scope, spelling, value }) =>
      `(${quoteText(section)}, ${quoteText(scope)}, ${quoteText(spelling)}, ${value === null ? "NULL" : quoteText(value)})`,
  );
  if (values.length > 0)
    await connection.run(`INSERT INTO spellings SELECT DISTINCT * FROM (VALUES ${values.join(", ")})`);
}

function declaredOf(taxonomy: Taxonomy): Declared {
  const sections = (["markets", "queues", "policies", "questions"] as const).filter((name) => taxonomy[name]);
  const questions = Object.entries(taxonomy.questions ?? {}).flatMap(([question, { labels, multiple }]) =>
    multiple ? (labels ?? []).map(({ value }) => `${question}:${value}`) : labels ? [question] : [],
  );
  return { sections: new Set(sections), questions };
}

async function createTables(connection: DuckDBConnection): Promise<void> {
  await createCanonicalTables(connection);
  await connection.run(`CREATE TABLE quarantine (
    source VARCHAR, source_file VARCHAR, source_row BIGINT, "table" VARCHAR, "column" VARCHAR, reason VARCHAR, value VARCHAR)`);
  await connection.run(
    `CREATE TABLE tallies (source VARCHAR, source_file VARCHAR, "table" VARCHAR, outcome VARCHAR, n BIGINT)`,
  );
}

const castFile = (folder: string, { source, table }: Mapping): string =>
  join(folder, `${source}-${table}.cast.parquet`);

/** Runs the mapping once, as text, and casts its rows into a file, which `cast_rows` shows: a table would fill memory first. */
async function castMapping({ connection, staged, taxonomy, folder }: LoadOptions, mapping: Mapping): Promise<void> {
  const table = TABLES[mapping.table];
  await useMapping(connection, mapping, staged);
  const present = await checkColumns(connection, mapping, table);
  const rawFile = join(folder, `${mapping.source}-${mapping.table}.raw.parquet`);
  const [raw, cast] = [quoteText(rawFile), quoteText(castFile(folder, mapping))];
  const columns = [...present].map((name) => `${quoteName(name)}::VARCHAR AS ${quoteName(name)}`);
  await runMapping(
    connection,
    mapping,
    `COPY (SELECT ${columns.join(", ")} FROM (${mapping.sql}\n)) TO ${raw} (FORMAT parquet, COMPRESSION lz4)`,
  );
  await checkProvenance(connection, mapping, raw);
  const statement = castStatement(table, `read_parquet(${raw})`, present, declaredOf(taxonomy));
  await connection.run(`COPY (${statement}) TO ${cast} (FORMAT parquet, COMPRESSION lz4)`);
  await connection.run(`CREATE OR REPLACE VIEW cast_rows AS FROM read_parquet(${cast})`);
  await rm(rawFile);
}

async function unknownValues(
  connection: DuckDBConnection,
  mapping: Mapping,
  taxonomy: Taxonomy,
): Promise<UnknownValue[]> {
  const found = await rows<{ column: string; value: string; scope: string | null; rows: number }>(
    connection,
    TABLES[mapping.table].columns
      .filter(({ vocabulary }) => vocabulary)
      .map(
        ({ name, vocabulary }) => `
        SELECT ${quoteText(name)} AS "column", ${quoteName(name)} AS value,
          ${vocabulary === "labels" ? "question" : "NULL"} AS scope, count(*) AS rows
        FROM cast_rows WHERE problem_column = ${quoteText(name)} AND ${quoteName(name)} IS NOT NULL GROUP BY ALL`,
      )
      .join(" UNION ALL ") || "SELECT 1 WHERE false",
  );
  return found.map(({ column, value, scope, rows: count }) => ({
    source: mapping.source,
    table: mapping.table,
    column,
    value,
    rows: count,
    nearest: nearest(normalise(value), knownValues(taxonomy, mapping.table, column, scope)),
  }));
}

function knownValues(taxonomy: Taxonomy, table: TableName, column: string, question: string | null): string[] {
  const section = TABLES[table].columns.find(({ name }) => name === column)?.vocabulary;
  if (section === "labels") return (taxonomy.questions?.[question ?? ""]?.labels ?? []).map(({ value }) => value);
  return section ? Object.keys(taxonomy[section] ?? {}) : [];
}

/** Splits `cast_rows` into its table, its tombstones and quarantine, and counts them. */
async function keepRefused(connection: DuckDBConnection, { source, table }: Mapping): Promise<void> {
  const keep = async (target: string, columns: readonly Column[], which: string) => {
    const names = columns.map(({ name }) => quoteName(name)).join(", ");
    await connection.run(`INSERT INTO ${target} BY NAME
      SELECT ${names}, ${quoteText(source)} AS source, source_file, source_row
      FROM cast_rows WHERE problem_column IS NULL AND ${which}`);
  };
  await keep(table, TABLES[table].columns, "NOT deleted");
  await keep(tombstonesOf(table), tombstoneColumns(TABLES[table]), "deleted");
  await connection.run(`INSERT INTO quarantine BY NAME
    SELECT ${quoteText(source)} AS source, source_file, source_row, ${quoteText(table)} AS "table",
      problem_column AS "column", problem_reason AS reason, problem_value AS value
    FROM cast_rows WHERE problem_column IS NOT NULL`);
  await connection.run(`INSERT INTO tallies
    SELECT ${quoteText(source)}, source_file, ${quoteText(table)}, outcome, n FROM (
      SELECT source_file, count(*) AS yielded, count(DISTINCT source_row) AS used, count(problem_column) AS quarantined
      FROM cast_rows GROUP BY source_file
    ) UNPIVOT (n FOR outcome IN (yielded, used, quarantined))`);
}

/** Records no mapping could see because they could not be read at all; once, though two readers tried. */
async function quarantineUnreadable(connection: DuckDBConnection, staged: StagedFiles): Promise<void> {
  const seen = new Set<string>();
  for (const { source, file, unreadable } of staged.values()) {
    for (const { record, reason } of unreadable) {
      const key = JSON.stringify([source, file, record, reason]);
      if (seen.has(key)) continue;
      seen.add(key);
      await connection.run("INSERT INTO quarantine VALUES (?, ?, ?, NULL, NULL, ?, NULL)", [
        source,
        file,
        record,
        `the record cannot be read: ${reason}`,
      ]);
    }
  }
}

async function tally(connection: DuckDBConnection): Promise<Tally[]> {
  const outcome = (name: string) => `coalesce(sum(n) FILTER (outcome = '${name}'), 0)`;
  return rows<Tally>(
    connection,
    `SELECT source, source_file AS file, "table",
       ${outcome("used")} AS used, ${outcome("yielded")} AS yielded, ${outcome("accepted")} AS accepted,
       ${outcome("duplicates")} AS duplicates, ${outcome("deleted")} AS deleted, ${outcome("deletes_nothing")} AS "deletesNothing",
       ${outcome("quarantined")} AS quarantined, ${outcome("after_as_of")} AS "afterAsOf"
     FROM tallies GROUP BY ALL ORDER BY ALL`,
  );
}
