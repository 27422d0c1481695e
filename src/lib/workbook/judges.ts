/** Which references judge each market: the family of the metric shown, and the set. */
import type { MetricName } from "../schema/metrics.js";
import type { Days } from "./days.js";
import { type Fragment, raw, sql, within } from "./fragment.js";
import type { Query } from "./query.js";

/** Random audits of production work carry accuracy; gold labels carry gold accuracy, a metric of its own. */
export type Family = Extract<MetricName, "accuracy" | "gold_accuracy">;

export interface Judge {
  /** Empty for work without a market. */
  readonly market: string;
  readonly family: Family;
  readonly referenceSet: string;
  /** Labels it judges in the view. */
  readonly n: number;
  /** Labels it judges that carry no day. */
  readonly undated: number;
}

/** Which judged labels are in the view. */
export interface InView {
  /** null: all days. */
  readonly days: Days | null;
  /** Whether labels without a day are. */
  readonly undated: boolean;
}

/** The family of a cell of the judgements and annotators cubes; NULL for targeted audits and disputes. */
export const FAMILY = raw(`CASE
      WHEN reference_kind = 'gold' OR selection = 'gold' THEN 'gold_accuracy'
      WHEN round = 'production' AND selection = 'random' THEN 'accuracy'
    END`);

interface Row {
  readonly market: string;
  readonly family: Family;
  readonly reference_set: string;
  readonly dated: number;
  readonly undated: number;
}

/**
 * One judge per market that has judged labels: random audits where there are any in the view,
 * else gold; of several sets the first one of the taxonomy.
 *
 * @param where the view's predicate on judgements, without days
 * @param sets reference sets in the taxonomy's order
 */
export async function chooseJudges(
  query: Query,
  where: Fragment,
  sets: readonly string[],
  view: InView,
): Promise<readonly Judge[]> {
  const { text, parameters } = sql`
    WITH cells AS (
      SELECT market, ${FAMILY} AS family, reference_set,
        sum(n) FILTER (WHERE day IS NOT NULL AND ${within(view.days)}) AS dated,
        sum(n) FILTER (WHERE day IS NULL) AS undated
      FROM judgements
      WHERE ${where}
      GROUP BY ALL
    )
    SELECT coalesce(CAST(market AS VARCHAR), '') AS market, family, CAST(reference_set AS VARCHAR) AS reference_set,
      CAST(coalesce(dated, 0) AS DOUBLE) AS dated, CAST(coalesce(undated, 0) AS DOUBLE) AS undated
    FROM cells
    WHERE family IS NOT NULL
    ORDER BY market, family, reference_set`;
  const found = (await query<Row>(text, parameters)).map(({ reference_set, dated, ...row }) => ({
    ...row,
    referenceSet: reference_set,
    n: dated + (view.undated ? row.undated : 0),
  }));
  const best = new Map<string, Judge>();
  for (const judge of found) {
    const rival = best.get(judge.market);
    if (rival === undefined || precedes(judge, rival, sets)) best.set(judge.market, judge);
  }
  return [...best.values()];
}

function precedes(a: Judge, b: Judge, sets: readonly string[]): boolean {
  if (a.n > 0 !== b.n > 0) return a.n > 0;
  if (a.family !== b.family) return a.family === "accuracy";
  return sets.indexOf(a.referenceSet) < sets.indexOf(b.referenceSet);
}
