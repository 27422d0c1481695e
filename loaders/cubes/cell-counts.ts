import { CUBE_NAMES, type CubeName } from "../../src/lib/schema/cubes.js";
import { type DuckDBConnection, rows } from "../duckdb.js";

/** Cells of every cube of a connection, tables or views `cube_<name>`. A page's cost grows with them. */
export async function cellCounts(connection: DuckDBConnection): Promise<Record<CubeName, number>> {
  const counts = CUBE_NAMES.map((cube) => `(SELECT count(*) FROM cube_${cube}) AS ${cube}`);
  const [cells] = await rows<Record<CubeName, number>>(connection, `SELECT ${counts.join(", ")}`);
  return cells!;
}
