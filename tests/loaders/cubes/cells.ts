import { makeCubes } from "../../../loaders/cubes/make-cubes.js";
import { type DuckDBConnection, rows } from "../../../loaders/duckdb.js";
import { createJudgements } from "../../../loaders/snapshot/judgements.js";
import type { CubeName } from "../../../src/lib/schema/cubes.js";
import type { Taxonomy } from "../../../src/lib/schema/taxonomy.js";
import { canonicalTables, type Row, type Rows } from "./tables.js";

/** The cubes of literal rows. */
export async function cubes(content: Rows, taxonomy?: Taxonomy, snapshot = "snapshot"): Promise<DuckDBConnection> {
  const connection = await canonicalTables(content, taxonomy);
  await createJudgements(connection);
  await makeCubes(connection, snapshot);
  return connection;
}

/** Chosen columns of a cube's cells: a line each, in order, days as `YYYY-MM-DD`. */
export async function cells(
  content: Rows,
  cube: CubeName,
  columns: string,
  options: { readonly where?: string; readonly taxonomy?: Taxonomy } = {},
): Promise<string[]> {
  const found = await rows<Row>(
    await cubes(content, options.taxonomy),
    `SELECT ${columns} FROM cube_${cube} WHERE ${options.where ?? "true"} ORDER BY ALL`,
  );
  const line = (cell: Row) =>
    Object.values(cell)
      .map((value) => String(value).replace("T00:00:00.000Z", ""))
      .join(" ");
  return found.map(line);
}
