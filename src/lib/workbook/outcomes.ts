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
  return sql`judges(scope, market, family, reference_set) AS (VALUES ${joined(judges.map(judgeRow), ", ")}),
  positive(question, label) AS (VALUES ${joined(positives(questions), ", ")}),
  cells AS (
    SELECT ${moment} AS moment, ${cluster}market, question, ${FAMILY} AS family, reference_set, label, reference_label,
      sum(n) AS n, sum(weight) AS weight, sum(weight_squared) AS weight_squared
    FROM ${raw(cube)}
    WHERE ${where[cube]}
    GROUP BY ALL
  ),
  said AS (
    SELECT moment, scope, ${cluster}question, label, reference_label, n, weight, weight_squared,
      ${says("label", questions)} AS given,
      ${says("reference_label", questions)} AS expected
    FROM cells
    JOIN judges ON judges.market = coalesce(CAST(cells.market AS VARCHAR), '')
      AND judges.family = cells.family AND judges.reference_set = CAST(cells.reference_set AS VARCHAR)
  ),
  outcomes AS (
    SELECT moment, scope, ${cluster}n, weight, weight_squared, given, expected, ${correct(questions)} AS correct
    FROM said
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

/** Labels that say the policy, or a violation; one row of nothing where there are none. */
function positives(questions: readonly AskedQuestion[]): Fragment[] {
  const rows = questions.flatMap(({ question, positive }) => (positive ?? []).map((label) => list([question, label])));
  return rows.length > 0 ? rows : [list([null, null])];
}

/** Whether a label says the policy, or a violation; NULL where its question does not tell. */
function says(column: "label" | "reference_label", questions: readonly AskedQuestion[]): Fragment {
  const asserted = raw(
    `coalesce((CAST(question AS VARCHAR), CAST(${column} AS VARCHAR)) IN (SELECT (question, label) FROM positive), FALSE)`,
  );
  const silent = names(questions.filter(({ positive }) => positive === null));
  return silent.length === 0 ? asserted : sql`CASE WHEN NOT ${among("question", silent)} THEN ${asserted} END`;
}

function correct(questions: readonly AskedQuestion[]): Fragment {
  const versus = names(questions.filter(({ oneVsRest }) => oneVsRest));
  const same = raw("CAST(label AS VARCHAR) = CAST(reference_label AS VARCHAR)");
  if (versus.length === 0) return same;
  if (versus.length === questions.length) return raw("given = expected");
  return sql`CASE WHEN ${among("question", versus)} THEN given = expected ELSE ${same} END`;
}

const names = (questions: readonly AskedQuestion[]): string[] => questions.map(({ question }) => question);
