/** The SQL that error rates share: every judged cell as right or wrong, per moment and scope. */

import type { AskedQuestion } from "./error-questions.js";
import { among, type Fragment, joined, list, raw, sql } from "./fragment.js";
import { FAMILY, type Judge } from "./judges.js";

/** Shares of judged labels: what each is of, and what counts. */
export const MEASURES = {
  correct: { of: "TRUE", hit: "correct" },
  false_positive: { of: "NOT expected", hit: "given" },
  false_negative: { of: "expected", hit: "NOT given" },
} as const;

export type Measure = keyof typeof MEASURES;

/** Judged labels whose question does not say what all its labels mean. */
export const UNDIRECTED = "undirected";

/** What error rates are asked of. */
export interface ErrorScope {
  /** Which cells of each cube the view and its questions are about. */
  readonly judgements: Fragment;
  readonly annotators: Fragment;
  readonly questions: readonly AskedQuestion[];
  /** Which cells count for which result; a judge may stand in several scopes. At least one. */
  readonly judges: readonly (Judge & { readonly scope: string })[];
}

/**
 * CTEs that end in `measured(moment, scope, [cluster], n, weight, weight_squared, measure, hit)`: judged
 * labels once for every measure that they are of, and as UNDIRECTED where that is asked of some.
 *
 * @param moment an expression over the cube's day or week
 */
export function measuredOutcomes(
  cube: "judgements" | "annotators",
  moment: Fragment,
  measures: readonly Measure[],
  { questions, judges, ...where }: ErrorScope,
): Fragment {
  const cluster = raw(cube === "annotators" ? "cluster, " : "");
  const directed = measures.length > 1 || questions.some(({ oneVsRest }) => oneVsRest);
  const directions = directed
    ? sql`${says("label", questions)} AS given, ${says("reference_label", questions)} AS expected`
    : raw("NULL AS given, NULL AS expected");
  // Told of each cell before cells are added up: labels are then no key, and there are a tenth as many to go on with.
  return sql`judges(scope, market, family, reference_set) AS (VALUES ${joined(judges.map(judgeRow), ", ")}),
  told AS (
    SELECT ${moment} AS moment, ${cluster}market, question, ${FAMILY} AS family, reference_set, n, weight, weight_squared,
      CAST(label AS VARCHAR) = CAST(reference_label AS VARCHAR) AS same, ${directions}
    FROM ${raw(cube)}
    WHERE ${where[cube]}
  ),
  cells AS (
    SELECT moment, ${cluster}market, family, reference_set, given, expected, ${correct(questions)} AS correct,
      sum(n) AS n, sum(weight) AS weight, sum(weight_squared) AS weight_squared
    FROM told
    WHERE family IS NOT NULL
    GROUP BY ALL
  ),
  outcomes AS (
    SELECT moment, scope, ${cluster}n, weight, weight_squared, given, expected, correct
    FROM cells
    JOIN judges ON judges.market = coalesce(CAST(cells.market AS VARCHAR), '')
      AND judges.family = cells.family AND judges.reference_set = CAST(cells.reference_set AS VARCHAR)
  ),
  measured AS (${joined([...measures.map(ofMeasure), ...ofUndirected(measures, questions)], " UNION ALL ")})`;
}

const judgeRow = ({ scope, market, family, referenceSet }: Judge & { readonly scope: string }): Fragment =>
  list([scope, market, family, referenceSet]);

const ofMeasure = (measure: Measure): Fragment =>
  measuredAs(measure, raw(MEASURES[measure].of), raw(MEASURES[measure].hit));

const ofUndirected = (measures: readonly Measure[], questions: readonly AskedQuestion[]): Fragment[] =>
  measures.length > 1 && questions.some(({ positive }) => positive === null)
    ? [measuredAs(UNDIRECTED, raw("given IS NULL"), raw("FALSE"))]
    : [];

const measuredAs = (measure: Measure | typeof UNDIRECTED, of: Fragment, hit: Fragment): Fragment => sql`
    SELECT * EXCLUDE (correct, given, expected), ${raw(`'${measure}'`)} AS measure, ${hit} AS hit FROM outcomes WHERE ${of}`;

/** Whether a label says the policy, or a violation; NULL where its question does not tell. */
function says(column: "label" | "reference_label", questions: readonly AskedQuestion[]): Fragment {
  const cases = questions.map(({ question, positive }) => {
    const asserted = positive === null ? raw("NULL") : sql`coalesce(${among(column, positive)}, FALSE)`;
    return sql`WHEN ${among("question", [question])} THEN ${asserted}`;
  });
  return sql`CASE ${joined(cases, " ")} END`;
}

function correct(questions: readonly AskedQuestion[]): Fragment {
  const versus = questions.filter(({ oneVsRest }) => oneVsRest).map(({ question }) => question);
  if (versus.length === 0) return raw("same");
  if (versus.length === questions.length) return raw("given = expected");
  return sql`CASE WHEN ${among("question", versus)} THEN given = expected ELSE same END`;
}
