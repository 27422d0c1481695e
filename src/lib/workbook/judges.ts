/** Which references judge each market: the family of the metric shown, and the set. */
import type { MetricName } from "../schema/metrics.js";
import { raw } from "./fragment.js";

/** Random audits of production work carry accuracy; gold labels carry gold accuracy, a metric of its own. */
export type Family = Extract<MetricName, "accuracy" | "gold_accuracy">;

/** References that judge a market's labels, or might. */
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

/** The family of a cell of the judgements and annotators cubes; NULL for targeted audits and disputes. */
export const FAMILY = raw(`CASE
      WHEN reference_kind = 'gold' OR selection = 'gold' THEN 'gold_accuracy'
      WHEN round = 'production' AND selection = 'random' THEN 'accuracy'
    END`);

/**
 * One judge per market that has judged labels: random audits where there are any in the view,
 * else gold; of several sets the first one of the taxonomy.
 *
 * @param sets reference sets in the taxonomy's order
 */
export function chooseJudges(candidates: readonly Judge[], sets: readonly string[]): readonly Judge[] {
  const best = new Map<string, Judge>();
  for (const judge of candidates) {
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
