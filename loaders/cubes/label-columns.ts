import { type DuckDBConnection, rows } from "../duckdb.js";

/**
 * Fills the `{{…}}` of agreement.sql: one column per label position, as many as the question with most labels has;
 * and one per pair of positions where a question is ordinal or interval.
 */
export async function labelColumns(connection: DuckDBConnection): Promise<(sql: string) => string> {
  const [width] = await rows<{ labels: number; ordered: number }>(
    connection,
    `SELECT
       coalesce(max(position) FILTER (NOT multiple), 0) AS labels,
       coalesce(max(position) FILTER (NOT multiple AND level <> 'nominal'), 0) AS ordered
     FROM taxonomy_labels
     JOIN taxonomy_questions USING (question)`,
  );
  const positions = Array.from({ length: width!.labels }, (_, index) => index + 1);
  const pairs = positions
    .filter((k) => k <= width!.ordered)
    .flatMap((j, _, ordered) => ordered.filter((k) => j < k).map((k) => [j, k] as const));
  const columns = (expressions: readonly string[]) => expressions.map((expression) => `, ${expression}`).join("");
  const fillings: { readonly [placeholder: string]: string } = {
    "r_k AS label_k": columns(positions.map((k) => `count(*) FILTER (position = ${k}) AS label_${k}`)),
    "n_k AS label_k": columns(positions.map((k) => `coalesce(sum(n) FILTER (position = ${k}), 0) AS label_${k}`)),
    "+ r_k(r_k - 1)": positions.map((k) => `+ label_${k} * (label_${k} - 1)`).join(" "),
    label_k: columns(positions.map((k) => `label_${k}`)),
    "r_j * r_k AS pair_j_k": columns(pairs.map(([j, k]) => `label_${j} * label_${k} AS pair_${j}_${k}`)),
    "0 AS pair_j_k": columns(pairs.map(([j, k]) => `0 AS pair_${j}_${k}`)),
    "sum of label_k": columns(positions.map((k) => `CAST(sum(label_${k}) AS BIGINT) AS label_${k}`)),
    "sum of pair_j_k": columns(pairs.map(([j, k]) => `CAST(sum(pair_${j}_${k}) AS BIGINT) AS pair_${j}_${k}`)),
  };
  return (sql) => sql.replaceAll(/\{\{(.*?)\}\}/g, (_, placeholder: string) => fillings[placeholder]!);
}
