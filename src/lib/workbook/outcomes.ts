/** The SQL that error rates share: every judged cell as right or wrong, summed per moment and scope. */
import { type Fragment, joined, list, raw, sql } from "./fragment.js";
import { FAMILY, type Judge } from "./judges.js";

/** The error rates as shares of judged labels: what each is of, and what counts. */
export const MEASURES = {
  correct: { of: "TRUE", hit: "correct" },
  false_positive: { of: "NOT expected", hit: "given" },
  false_negative: { of: "expected", hit: "NOT given" },
} as const;

export type Measure = keyof typeof MEASURES;
export const MEASURE_NAMES = Object.keys(MEASURES) as Measure[];

/** Counts as results name them: `hitWeight` is Σw over what counts. */
export const SUMS = {
  n: { column: "n", hit: false },
  weight: { column: "weight", hit: false },
  weightSquared: { column: "weight_squared", hit: false },
  hitWeight: { column: "weight", hit: true },
  hitWeightSquared: { column: "weight_squared", hit: true },
} as const;

export type SumName = keyof typeof SUMS;
export const SUM_NAMES = Object.keys(SUMS) as SumName[];

/** Column of a sum: `false_positive_hitWeight`. */
export const sumColumn = (measure: Measure, sum: SumName): string => `${measure}_${sum}`;

/** What error rates are asked of. */
export interface ErrorScope {
  /** Which cells of each cube the view and its questions are about. */
  readonly judgements: Fragment;
  readonly annotators: Fragment;
  readonly policy: string | null;
  /** Which cells count for which result; a judge may stand in several scopes. At least one. */
  readonly judges: readonly (Judge & { readonly scope: string })[];
}

/**
 * CTEs that end in `sums(moment, scope, [cluster], <every sumColumn>, undirected)`; `undirected`
 * counts labels that do not say whether they mean a violation, or whose reference does not.
 *
 * @param moment an expression over the cube's day or week
 */
export function sumsOfOutcomes(cube: "judgements" | "annotators", moment: Fragment, scope: ErrorScope): Fragment {
  const cluster = raw(cube === "annotators" ? "cluster, " : "");
  return sql`judges(scope, market, family, reference_set) AS (VALUES ${joined(scope.judges.map(judgeRow), ", ")}),
  answers AS (${answers(scope.policy)}),
  cells AS (
    SELECT ${moment} AS moment, ${cluster}market, question, ${FAMILY} AS family, reference_set, label, reference_label,
      sum(n) AS n, sum(weight) AS weight, sum(weight_squared) AS weight_squared
    FROM ${raw(cube)}
    WHERE ${scope[cube]}
    GROUP BY ALL
  ),
  outcomes AS (
    SELECT moment, scope, ${cluster}n, weight, weight_squared,
      CASE
        WHEN chosen.one_vs_rest THEN chosen.says = proper.says
        ELSE CAST(cells.label AS VARCHAR) = CAST(reference_label AS VARCHAR)
      END AS correct,
      chosen.says AS given,
      proper.says AS expected
    FROM cells
    JOIN judges ON judges.market = coalesce(CAST(cells.market AS VARCHAR), '')
      AND judges.family = cells.family AND judges.reference_set = CAST(cells.reference_set AS VARCHAR)
    LEFT JOIN answers AS chosen
      ON chosen.question = CAST(cells.question AS VARCHAR) AND chosen.label = CAST(cells.label AS VARCHAR)
    LEFT JOIN answers AS proper
      ON proper.question = CAST(cells.question AS VARCHAR) AND proper.label = CAST(reference_label AS VARCHAR)
  ),
  sums AS (
    SELECT moment, scope, ${cluster}${raw(everySum())},
      coalesce(sum(n) FILTER (given IS NULL OR expected IS NULL), 0) AS undirected
    FROM outcomes
    GROUP BY ALL
  )`;
}

const judgeRow = ({ scope, market, family, referenceSet }: Judge & { readonly scope: string }): Fragment =>
  list([scope, market, family, referenceSet]);

/**
 * What every label says: of a violation, or under a policy filter of that policy where the question's
 * labels name policies. NULL where some label of the question has no meaning.
 */
function answers(policy: string | null): Fragment {
  const violating = raw(
    "CASE WHEN bool_and(means IS NOT NULL) OVER (PARTITION BY question) THEN means = 'violating' END",
  );
  const columns = raw("CAST(question AS VARCHAR) AS question, CAST(label AS VARCHAR) AS label");
  if (policy === null) return sql`SELECT ${columns}, FALSE AS one_vs_rest, ${violating} AS says FROM labels`;
  return sql`
    SELECT ${columns}, bool_or(labels.policy IS NOT NULL) OVER (PARTITION BY question) AS one_vs_rest,
      CASE WHEN one_vs_rest THEN closure.policy IS NOT NULL ELSE ${violating} END AS says
    FROM labels
    LEFT JOIN (SELECT CAST(policy AS VARCHAR) AS policy FROM policy_closure WHERE ancestor = ${policy}) AS closure
      ON closure.policy = CAST(labels.policy AS VARCHAR)`;
}

function everySum(): string {
  const columns = MEASURE_NAMES.flatMap((measure) =>
    SUM_NAMES.map((name) => {
      const { of, hit } = MEASURES[measure];
      const counted = SUMS[name].hit ? `${of} AND ${hit}` : of;
      return `coalesce(sum(${SUMS[name].column}) FILTER (${counted}), 0) AS ${sumColumn(measure, name)}`;
    }),
  );
  return columns.join(",\n      ");
}
