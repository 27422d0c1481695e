/** The SQL that error rates share: every judged cell as right or wrong, per moment and references. */

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

/** Judged labels whose question does not say what all its labels mean: they are of no measure but `correct`. */
export const UNDIRECTED = "given IS NULL";

/** What error rates are asked of. */
export interface ErrorScope {
  /** Which cells of each cube the view and its questions are about. */
  readonly judgements: Fragment;
  readonly annotators: Fragment;
  readonly questions: readonly AskedQuestion[];
}

/** Which cells count for which result; a judge may stand in several scopes. */
export type ScopedJudge = Judge & { readonly scope: string };

/**
 * CTEs that end in `outcomes(moment, [cluster], market, family, reference_set, given, expected, correct, n, weight,
 * weight_squared)`. `given` and `expected` say whether the label and its reference say the policy, or a violation; NULL where
 * their question does not tell, and where no measure needs to know.
 *
 * @param moment an expression over the cube's day or week
 */
export function judgedOutcomes(
  cube: "judgements" | "annotators",
  moment: Fragment,
  measures: readonly Measure[],
  { questions, ...where }: ErrorScope,
): Fragment {
  const cluster = raw(cube === "annotators" ? "cluster, " : "");
  const directed = measures.some((measure) => measure !== "correct") || questions.some(({ oneVsRest }) => oneVsRest);
  const directions = directed
    ? sql`${says("label", questions)} AS given, ${says("reference_label", questions)} AS expected`
    : raw("NULL AS given, NULL AS expected");
  // Told of each cell before cells are added up: labels are then no key, and there are fewer to go on with.
  return sql`told AS (
    SELECT ${moment} AS moment, ${cluster}market, question, ${FAMILY} AS family, reference_set, n, weight, weight_squared,
      CAST(label AS VARCHAR) = CAST(reference_label AS VARCHAR) AS same, ${directions}
    FROM ${raw(cube)}
    WHERE ${where[cube]}
  ),
  outcomes AS (
    SELECT moment, ${cluster}market, family, reference_set, given, expected, ${correct(questions)} AS correct,
      sum(n) AS n, sum(weight) AS weight, sum(weight_squared) AS weight_squared
    FROM told
    WHERE family IS NOT NULL
    GROUP BY ALL
  )`;
}

/** CTEs over `outcomes` of annotators that end in `measured(moment, scope, cluster, n, weight, weight_squared, measure, hit)`. */
export const measuredInScopes = (measures: readonly Measure[], judges: readonly ScopedJudge[]): Fragment => sql`
  judges(scope, market, family, reference_set) AS (VALUES ${joined(judges.map(judgeRow), ", ")}),
  judged AS (
    SELECT moment, scope, cluster, given, expected, correct, n, weight, weight_squared
    FROM outcomes
    JOIN judges ON judges.market = coalesce(CAST(outcomes.market AS VARCHAR), '')
      AND judges.family = outcomes.family AND judges.reference_set = CAST(outcomes.reference_set AS VARCHAR)
  ),
  measured AS (${raw(measures.map(measured).join(" UNION ALL "))})`;

const judgeRow = ({ scope, market, family, referenceSet }: ScopedJudge): Fragment =>
  list([scope, market, family, referenceSet]);

const measured = (measure: Measure): string => `
    SELECT * EXCLUDE (given, expected, correct), '${measure}' AS measure, ${MEASURES[measure].hit} AS hit
    FROM judged
    WHERE ${MEASURES[measure].of}`;

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
