import { expect, it } from "vitest";
import { cellCounts } from "../../../loaders/cubes/cell-counts.js";
import { CELL_SHARES, oversizedCubes, oversizedLine } from "../../../loaders/cubes/cell-shares.js";
import { type DuckDBConnection, openDatabase } from "../../../loaders/duckdb.js";
import { CUBE_NAMES, CUBES, type CubeName } from "../../../src/lib/schema/cubes.js";

/** Cubes without a cell, but for 2 days × 3 markets × 5 teams of volume. */
async function cubes(): Promise<DuckDBConnection> {
  const connection = await openDatabase();
  for (const cube of CUBE_NAMES) {
    const columns = CUBES[cube].columns.map(({ name }) => `NULL AS "${name}"`).join(", ");
    await connection.run(`CREATE TABLE cube_${cube} AS SELECT ${columns} WHERE false`);
  }
  await connection.run(`CREATE OR REPLACE TABLE cube_volume AS
    SELECT ${CUBES.volume.columns.map(({ name }) => (["day", "market", "team"].includes(name) ? `"${name}"` : `NULL AS "${name}"`)).join(", ")}
    FROM (SELECT unnest(range(2)) AS "day"), (SELECT unnest(['TH', 'ID', 'VN']) AS market), (SELECT unnest(['a', 'b', 'c', 'd', 'e']) AS team)`);
  return connection;
}

const shares = (volume: number): Record<CubeName, number> => ({ ...CELL_SHARES, volume });

it("leaves a cube alone that keeps to its share", async () => {
  const connection = await cubes();
  expect(await oversizedCubes(connection, await cellCounts(connection), shares(30))).toEqual([]);
});

it("names the dimension that multiplies a cube's cells most where it is one cell past its share", async () => {
  const connection = await cubes();
  const [found, ...others] = await oversizedCubes(connection, await cellCounts(connection), shares(29));
  expect(others).toEqual([]);
  expect(found).toEqual({ cube: "volume", cells: 30, share: 29, dimension: "team", values: 5, factor: 5 });
  expect(oversizedLine(found!)).toBe(
    "Warning: the cube volume has 30 cells, its share is 29: pages that read it answer slowly. Most of them come from team: 5 values, 5.0 times the cells there would be without it. Let the mappings give team fewer values, such as families of them, or leave it out.",
  );
});

it("shares out the million cells that a page may read", () => {
  expect(Object.values(CELL_SHARES).reduce((a, b) => a + b)).toBe(1_000_000);
});
