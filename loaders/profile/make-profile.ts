import { readFileSync } from "node:fs";
import { PROFILE_NAMES } from "../../src/lib/schema/profile.js";
import type { DuckDBConnection } from "../duckdb.js";

/**
 * Makes the tables `profile_sources` … `profile_coverage` as `PROFILE` describes them. Needs the canonical tables,
 * `judgements`, the taxonomy's tables, and the views that `makeCubes` makes for the cubes.
 */
export async function makeProfile(connection: DuckDBConnection): Promise<void> {
  for (const name of PROFILE_NAMES) {
    const select = readFileSync(new URL(`${name}.sql`, import.meta.url), "utf8");
    await connection.run(`CREATE TABLE profile_${name} AS ${select}`);
  }
}
