/** workbook.duckdb: the one file the site asks, in the browser and in Node. */
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { CUBE_NAMES, CUBES, type CubeColumn, type CubeName } from "../../src/lib/schema/cubes.js";
import { TaxonomySchema } from "../../src/lib/schema/taxonomy.js";
import { type DuckDBConnection, openDatabase, quoteName, quoteText, rows } from "../duckdb.js";
import { createPolicyClosure } from "./policy-closure.js";
import { createTaxonomyTables } from "./taxonomy-tables.js";

/** Readable by every DuckDB since 1.0, the browser's among them. */
const STORAGE_VERSION = "v1.0.0";

/**
 * Builds the workbook of a snapshot: its cubes under their plain names without private columns, `markets`, `queues`,
 * `policies`, `policy_closure`, `questions`, `labels`, `reference_sets` and the one row of `snapshot`. Replaces `outFile`.
 *
 * Dimensions are ENUM (one type per name, shared by all cubes; see `createDimensionTypes`), days and weeks TIMESTAMP,
 * counts BIGINT, indexes INTEGER, sums DOUBLE.
 */
export async function writeWorkbook(snapshotFolder: string, outFile: string): Promise<void> {
  const taxonomy = TaxonomySchema.parse(JSON.parse(await readFile(join(snapshotFolder, "taxonomy.json"), "utf8")));
  const manifest: SnapshotRow = JSON.parse(await readFile(join(snapshotFolder, "manifest.json"), "utf8"));
  await rm(outFile, { force: true });
  const connection = await openDatabase();
  try {
    await createTaxonomyTables(connection, taxonomy);
    for (const cube of CUBE_NAMES) {
      await connection.run(
        `CREATE VIEW cube_${cube} AS FROM read_parquet(${quoteText(join(snapshotFolder, `cube_${cube}.parquet`))})`,
      );
    }
    await connection.run(`ATTACH ${quoteText(outFile)} AS workbook (STORAGE_VERSION '${STORAGE_VERSION}')`);
    await connection.run("BEGIN");
    const dimensions = await createDimensionTypes(connection);
    for (const cube of CUBE_NAMES) await createCube(connection, cube, dimensions);
    await createNames(connection);
    await createPolicyClosure(connection);
    await createSnapshot(connection, manifest);
    await connection.run("COMMIT; CHECKPOINT workbook; DETACH workbook");
  } finally {
    connection.closeSync();
  }
}

const COLUMN_TYPES = { day: "TIMESTAMP", week: "TIMESTAMP", index: "INTEGER", count: "BIGINT", sum: "DOUBLE" } as const;

/** What `snapshot` takes from manifest.json. */
interface SnapshotRow {
  readonly id: string;
  readonly made_at: string;
  readonly as_of: string | null;
}

/** Published columns of a cube as its snapshot holds them: `label_counts` and `coincidences` are one column per label or pair. */
async function publishedColumns(connection: DuckDBConnection, cube: CubeName): Promise<readonly CubeColumn[]> {
  const held = await rows<{ column_name: string }>(connection, `DESCRIBE cube_${cube}`);
  const wide: { readonly [name: string]: RegExp } = { label_counts: /^label_\d+$/, coincidences: /^pair_\d+_\d+$/ };
  return CUBES[cube].columns
    .filter((column) => !column.private)
    .flatMap((column) => {
      const pattern = wide[column.name];
      if (!pattern) return [column];
      return held
        .filter(({ column_name }) => pattern.test(column_name))
        .map(({ column_name }) => ({ ...column, name: column_name }));
    });
}

/** One ENUM per dimension; VARCHAR, all NULL, where no cube has a value: DuckDB has no empty ENUM. */
async function createDimensionTypes(connection: DuckDBConnection): Promise<ReadonlyMap<string, string>> {
  const cubesOf = new Map<string, CubeName[]>();
  for (const cube of CUBE_NAMES) {
    for (const { name, role } of await publishedColumns(connection, cube)) {
      if (role === "dimension") cubesOf.set(name, [...(cubesOf.get(name) ?? []), cube]);
    }
  }
  const types = new Map<string, string>();
  for (const [dimension, cubes] of cubesOf) {
    const held = cubes.map((cube) => `SELECT ${quoteName(dimension)} AS value FROM cube_${cube}`).join(" UNION ");
    const values = `SELECT value FROM (${held}) WHERE value IS NOT NULL ORDER BY value`;
    const [first] = await rows(connection, `${values} LIMIT 1`);
    const type = `workbook.${quoteName(`dimension_${dimension}`)}`;
    if (first) await connection.run(`CREATE TYPE ${type} AS ENUM (${values})`);
    types.set(dimension, first ? type : "VARCHAR");
  }
  return types;
}

/** Sorted, so that equal values lie together: gzipped, the file is half the size of one in the order of the query. */
async function createCube(
  connection: DuckDBConnection,
  cube: CubeName,
  dimensions: ReadonlyMap<string, string>,
): Promise<void> {
  const columns = (await publishedColumns(connection, cube)).map(({ name, role }) => {
    const type = role === "dimension" ? dimensions.get(name) : COLUMN_TYPES[role];
    return `CAST(${quoteName(name)} AS ${type}) AS ${quoteName(name)}`;
  });
  await connection.run(`CREATE TABLE workbook.${cube} AS SELECT ${columns.join(", ")} FROM cube_${cube} ORDER BY ALL`);
}

async function createNames(connection: DuckDBConnection): Promise<void> {
  for (const table of ["markets", "queues", "policies", "questions", "labels", "reference_sets"]) {
    await connection.run(`CREATE TABLE workbook.${table} AS FROM taxonomy_${table}`);
  }
}

async function createSnapshot(connection: DuckDBConnection, { id, made_at, as_of }: SnapshotRow): Promise<void> {
  await connection.run(
    `CREATE TABLE workbook.snapshot AS
     SELECT
       CAST(? AS VARCHAR) AS id,
       CAST(? AS TIMESTAMP) AS made_at,
       CAST(? AS TIMESTAMP) AS as_of,
       CAST(min(day) AS TIMESTAMP) AS first_day,
       CAST(max(day) AS TIMESTAMP) AS last_day
     FROM cube_volume`,
    [id, made_at, as_of],
  );
}
