import { readFileSync } from "node:fs";
import { PROFILE_NAMES } from "../../src/lib/schema/profile.js";
import type { DuckDBConnection } from "../duckdb.js";

const read = (file: string): string => readFileSync(new URL(file, import.meta.url), "utf8");

/**
 * Makes the tables `profile_sources` … `profile_coverage` as `PROFILE` describes them. Needs the canonical tables,
 * `judgements`, the taxonomy's tables, and the views that `makeCubes` makes for the cubes.
 */
export async function makeProfile(connection: DuckDBConnection): Promise<void> {
  await connection.run(read("profiled.sql"));
  for (const name of PROFILE_NAMES) await connection.run(`CREATE TABLE profile_${name} AS ${read(`${name}.sql`)}`);
  await connection.run("DROP VIEW profiled");
}
