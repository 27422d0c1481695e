/** The cubes of a snapshot, as tables `cube_<name>`. */
import { readFileSync } from "node:fs";
import { AGREEMENT_BLOCKS, CUBE_NAMES, type CubeName } from "../../src/lib/schema/cubes.js";
import { type DuckDBConnection, quoteText, rows } from "../duckdb.js";
import { Failure } from "../failure.js";
import { makeProfile } from "../profile/make-profile.js";
import { cellCounts } from "./cell-counts.js";
import { labelColumns } from "./label-columns.js";

const read = (file: string): string => readFileSync(new URL(file, import.meta.url), "utf8");

/** What views.sql, submissions.sql and votes.sql make for the cubes. */
const HELPERS = [
  "item_attributes",
  "local_days",
  "majorities",
  "repeated_visits",
  "shared_hashes",
  "shared_units",
  "shared_votes",
  "units",
];

/**
 * Makes the tables `cube_judgements` … `cube_audit_delay` as `CUBES` describes them and those of the snapshot's profile,
 * and tells how many cells each cube has.
 * Needs the canonical tables, the taxonomy's and `createJudgements`. Days and weeks are DATE.
 *
 * @param snapshot The snapshot's id; annotators are numbered in an order that depends on it.
 * @param onCube Called before each cube with the part of the work that is done, 0–1.
 * @throws Failure where a label or question is not in the taxonomy's tables.
 */
export async function makeCubes(
  connection: DuckDBConnection,
  snapshot: string,
  onCube: (part: number, cube: CubeName) => void = () => undefined,
): Promise<Record<CubeName, number>> {
  await refuseUnknownLabels(connection);
  await connection.run(`SET VARIABLE snapshot = ${quoteText(snapshot)}`);
  await connection.run(`SET VARIABLE agreement_blocks = ${AGREEMENT_BLOCKS}`);
  await connection.run(read("views.sql"));
  await connection.run(read("submissions.sql"));
  await connection.run(read("votes.sql"));
  const fill = await labelColumns(connection);
  for (const [index, cube] of CUBE_NAMES.entries()) {
    // Judging and what cubes have in common is half of the step.
    onCube((1 + index / CUBE_NAMES.length) / 2, cube);
    await connection.run(`CREATE TABLE cube_${cube} AS ${fill(read(`${cube}.sql`))}`);
  }
  await makeProfile(connection);
  // Some are as large as the annotations.
  for (const table of HELPERS) await connection.run(`DROP TABLE ${table}`);
  return cellCounts(connection);
}

/** A label without a position would be missing from agreement without a word. */
async function refuseUnknownLabels(connection: DuckDBConnection): Promise<void> {
  const unknown = await rows<{ question: string; label: string }>(
    connection,
    `SELECT DISTINCT question, label FROM (
       SELECT question, label FROM answers
       UNION ALL
       SELECT question, reference_label FROM reference_answers
     )
     ANTI JOIN taxonomy_labels USING (question, label)
     ORDER BY ALL
     LIMIT 5`,
  );
  if (unknown.length === 0) return;
  const list = unknown.map(({ question, label }) => `'${label}' of question '${question}'`).join(", ");
  throw new Failure(
    `The resolved taxonomy has no label ${list}. Every label in use needs a place in its question's labels: add it to taxonomy.json.`,
  );
}
