/** The team of a label: what its row says, else the one team the roster names for its annotator at its time. */
import { type DuckDBConnection, rows } from "../duckdb.js";
import type { Doubt } from "./doubts.js";

/** A membership that ends on a day lasts to the end of it. */
const MEMBERSHIPS = `
  SELECT annotator_id, team, coalesce(started_at, TIMESTAMP '1900-01-01') AS started_at,
    coalesce(if(ended_at = date_trunc('day', ended_at), ended_at + INTERVAL 1 DAY, ended_at), TIMESTAMP '2200-01-01') AS ended_at
  FROM roster`;

/**
 * Completes `annotations.team` from `roster`. Where the roster names two teams at that time, or the label has no time
 * and its annotator was in several, no team is guessed. Expects both tables merged.
 */
export async function fillTeams(connection: DuckDBConnection): Promise<Doubt[]> {
  await connection.run(`CREATE OR REPLACE TEMP TABLE memberships AS ${MEMBERSHIPS}`);
  await connection.run(`CREATE OR REPLACE TEMP TABLE teams_found AS
    SELECT annotations."row", min(memberships.team) AS team, count(DISTINCT memberships.team) AS teams
    FROM annotations
    JOIN memberships ON annotations.annotator_id = memberships.annotator_id
      AND (labeled_at IS NULL OR (labeled_at >= started_at AND labeled_at < ended_at))
    WHERE annotations.team IS NULL
    GROUP BY annotations."row"`);
  await connection.run(`UPDATE annotations SET team = teams_found.team FROM teams_found
    WHERE annotations."row" = teams_found."row" AND teams = 1`);
  const [found] = await rows<{ unknown: number; annotators: number; source: string | null }>(
    connection,
    `SELECT
       (SELECT count(*) FROM teams_found WHERE teams > 1) AS unknown,
       (
         SELECT count(DISTINCT one.annotator_id) FROM memberships AS one JOIN memberships AS other
         ON one.annotator_id = other.annotator_id AND one.team < other.team
           -- Who leaves and joins on one day is not in two teams.
           AND one.started_at + INTERVAL 1 DAY < other.ended_at AND other.started_at + INTERVAL 1 DAY < one.ended_at
       ) AS annotators,
       (SELECT string_agg(DISTINCT source, ', ' ORDER BY source) FROM roster) AS source`,
  );
  await connection.run("DROP TABLE teams_found; DROP TABLE memberships");
  const { unknown, annotators, source } = found!;
  const doubt = {
    ...({ source: source ?? "", file: null, table: "roster", column: "team" } as const),
    remedy: "End one membership before the other starts, or let the annotations' mapping name the team.",
  };
  return [
    annotators > 0 && {
      ...doubt,
      kind: "two teams at a time" as const,
      rows: annotators,
      finding: `${annotators} annotators are in two teams at a time.`,
      rule: "A label's own team counts.",
    },
    unknown > 0 && {
      ...doubt,
      kind: "team unknown" as const,
      rows: unknown,
      finding: `${unknown} labels name no team, and the roster names several for their time.`,
      rule: "They have none.",
    },
  ].filter((one) => one !== false);
}
