import { readFileSync } from "node:fs";
import { createAnswers } from "../cubes/answers.js";
import { type DuckDBConnection, rows } from "../duckdb.js";

const STATEMENTS = readFileSync(new URL("judgements.sql", import.meta.url), "utf8");

/** What became of the references, for the manifest and the report of a run. */
export interface JudgementCounts {
  /** Rows of `judgements`: one per annotation, question and reference set that judges it. */
  readonly judgements: number;
  /** Pairs of an answer and a reference left out because they name different policy versions. */
  readonly leftOutPolicyVersion: number;
  /** Pairs left out because the annotator would judge their own annotation. */
  readonly leftOutOwn: number;
  /** Decisions about no answer at all: of an unknown annotation, or an item and question nobody labelled. */
  readonly unmatchedReferences: number;
  /** Decisions left out because the annotation they audit was deleted. */
  readonly referencesToDeleted: number;
}

/**
 * Makes the table `judgements` (every answer with the reference that judges it, `correct` and `error_type`)
 * and the views of `createAnswers`. Needs what `createCanonicalTables` makes, and the taxonomy's tables.
 */
export async function createJudgements(connection: DuckDBConnection): Promise<JudgementCounts> {
  await createAnswers(connection);
  await connection.run(STATEMENTS);
  const [counts] = await rows<JudgementCounts>(
    connection,
    `WITH
       deleted AS (SELECT DISTINCT annotation_id FROM annotations_tombstones ANTI JOIN annotations USING (annotation_id)),
       matched AS (SELECT DISTINCT rank, true AS found FROM reference_matches),
       unmatched AS (
         SELECT reference_id, coalesce(bool_or(audited_annotation_id IN (FROM deleted)), false) AS deleted
         FROM ranked_references LEFT JOIN matched USING (rank) GROUP BY ALL HAVING count(found) = 0
       )
     SELECT
       (SELECT count(*) FROM judgements) AS "judgements",
       count(*) FILTER (left_out = 'policy version') AS "leftOutPolicyVersion",
       count(*) FILTER (left_out = 'own') AS "leftOutOwn",
       (SELECT count(*) FROM unmatched WHERE NOT deleted) AS "unmatchedReferences",
       (SELECT count(*) FROM unmatched WHERE deleted) AS "referencesToDeleted"
     FROM reference_matches`,
  );
  await connection.run("DROP TABLE reference_matches; DROP TABLE ranked_references");
  return counts!;
}
