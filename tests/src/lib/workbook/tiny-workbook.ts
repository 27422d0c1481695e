/** A workbook of literal cells, with the tables and types of a real one. */
import { type DuckDBConnection, openDatabase, quoteName, rows } from "../../../../loaders/duckdb.js";
import { CUBES, type CubeColumn } from "../../../../src/lib/schema/cubes.js";
import { monday } from "../../../../src/lib/workbook/days.js";
import type { Query, SqlValue } from "../../../../src/lib/workbook/query.js";

type Cell = { readonly [column: string]: SqlValue };

/** Judged labels of one annotator (`cluster`; null for models) on one day. `weight` is per label, by default 1. */
export type JudgedCell = Cell & { readonly n: number; readonly day?: string | null; readonly weight?: number };

export interface TinyWorkbook {
  readonly judged?: readonly JudgedCell[];
  readonly volume?: readonly Cell[];
  readonly agreement?: readonly Cell[];
  readonly markets?: readonly Cell[];
  readonly queues?: readonly Cell[];
  readonly policies?: readonly Cell[];
  readonly questions?: readonly Cell[];
  readonly labels?: readonly Cell[];
  readonly reference_sets?: readonly Cell[];
  readonly snapshot?: Cell;
}

const NAMES = {
  markets: "market VARCHAR, name VARCHAR, language VARCHAR, time_zone VARCHAR",
  queues: "queue VARCHAR, name VARCHAR",
  policies: "policy VARCHAR, name VARCHAR, parent VARCHAR, severity DOUBLE",
  questions: "question VARCHAR, name VARCHAR, level VARCHAR, is_primary BOOLEAN, multiple BOOLEAN",
  labels: "question VARCHAR, position INTEGER, label VARCHAR, name VARCHAR, means VARCHAR, policy VARCHAR",
  reference_sets: "reference_set VARCHAR, name VARCHAR, position INTEGER",
  snapshot: "id VARCHAR, made_at TIMESTAMP, as_of TIMESTAMP, first_day TIMESTAMP, last_day TIMESTAMP",
} as const;

const TYPES = {
  dimension: "VARCHAR",
  day: "TIMESTAMP",
  week: "TIMESTAMP",
  index: "INTEGER",
  count: "BIGINT",
  sum: "DOUBLE",
};

/** `label_1 … label_4` and their pairs stand for `label_counts` and `coincidences`. */
const WIDE: { readonly [name: string]: readonly string[] } = {
  label_counts: [1, 2, 3, 4].map((k) => `label_${k}`),
  coincidences: ["pair_1_2", "pair_1_3", "pair_1_4", "pair_2_3", "pair_2_4", "pair_3_4"],
};

export async function tinyWorkbook(tables: TinyWorkbook): Promise<Query> {
  const connection = await openDatabase();
  const judged = (tables.judged ?? []).map(({ day = null, weight = 1, n, ...cell }) => ({
    ...cell,
    day,
    n,
    weight: n * weight,
    weight_squared: n * weight ** 2,
  }));
  await createCube(
    connection,
    "judgements",
    judged.map(({ cluster: _, ...cell }: Cell) => cell),
  );
  await createCube(
    connection,
    "annotators",
    judged.map(({ day, ...cell }) => ({ ...cell, week: day === null ? null : monday(day) })),
  );
  await createCube(connection, "volume", tables.volume ?? []);
  await createCube(connection, "agreement", tables.agreement ?? []);
  for (const [name, columns] of Object.entries(NAMES)) {
    await connection.run(`CREATE TABLE ${name} (${columns})`);
    if (name !== "snapshot") await insert(connection, name, tables[name as "markets"] ?? []);
  }
  await insert(connection, "snapshot", [{ id: "tiny", made_at: "2026-09-30 12:00:00", ...tables.snapshot }]);
  await connection.run(`
    CREATE TABLE policy_closure AS
    WITH RECURSIVE closure AS (
      SELECT policy AS ancestor, policy FROM policies
      UNION
      SELECT closure.ancestor, policies.policy FROM closure JOIN policies ON parent = closure.policy
    )
    FROM closure`);
  return (sql, parameters) => rows(connection, sql, parameters);
}

async function createCube(
  connection: DuckDBConnection,
  cube: "judgements" | "annotators" | "volume" | "agreement",
  cells: readonly Cell[],
) {
  const columns: CubeColumn[] = CUBES[cube].columns
    .filter((column) => !column.private)
    .flatMap((column) => WIDE[column.name]?.map((name) => ({ ...column, name })) ?? [column]);
  await connection.run(
    `CREATE TABLE ${cube} (${columns.map(({ name, role }) => `${quoteName(name)} ${TYPES[role]}`).join(", ")})`,
  );
  await insert(connection, cube, cells);
  for (const { name } of columns.filter(({ role }) => role === "dimension")) {
    const values = `SELECT DISTINCT ${quoteName(name)} FROM ${cube} WHERE ${quoteName(name)} IS NOT NULL`;
    if ((await rows(connection, values)).length === 0) continue;
    await connection.run(`CREATE TYPE ${cube}_${name} AS ENUM (${values})`);
    await connection.run(`ALTER TABLE ${cube} ALTER ${quoteName(name)} TYPE ${cube}_${name}`);
  }
}

async function insert(connection: DuckDBConnection, table: string, cells: readonly Cell[]) {
  for (const cell of cells) {
    const columns = Object.keys(cell).map(quoteName).join(", ");
    const places = Object.keys(cell)
      .map(() => "?")
      .join(", ");
    await connection.run(`INSERT INTO ${table} (${columns}) VALUES (${places})`, Object.values(cell));
  }
}
