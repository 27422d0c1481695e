/** Asks how much was labelled. */
import type { Days } from "./days.js";
import { type Fragment, raw, sql, within } from "./fragment.js";
import type { Query } from "./query.js";

export interface MarketVolume {
  /** Empty for work without a market. */
  readonly market: string;
  /** Submissions on the days asked for; without days, all. */
  readonly submissions: number;
  /** Submissions without a day. */
  readonly undated: number;
}

/** @param where the view's predicate on volume, without days */
export async function volumeByMarket(
  query: Query,
  where: Fragment,
  days: Days | null,
): Promise<readonly MarketVolume[]> {
  const { text, parameters } = sql`
    WITH cells AS (
      SELECT market, sum(submissions) FILTER (WHERE ${within(days)}) AS submissions,
        sum(submissions) FILTER (WHERE day IS NULL) AS undated
      FROM volume
      WHERE ${where}
      GROUP BY ALL
    )
    SELECT coalesce(CAST(market AS VARCHAR), '') AS market,
      CAST(coalesce(submissions, 0) AS DOUBLE) AS submissions, CAST(coalesce(undated, 0) AS DOUBLE) AS undated
    FROM cells
    ORDER BY market`;
  return query<MarketVolume>(text, parameters);
}

export interface PeriodVolume {
  readonly market: string;
  /** First day of the period; null for submissions without a day. */
  readonly period: string | null;
  readonly submissions: number;
}

/** @param where the view's predicate on volume, without days */
export async function volumeByPeriod(
  query: Query,
  where: Fragment,
  days: Days | null,
  grain: "day" | "week",
): Promise<readonly PeriodVolume[]> {
  const { text, parameters } = sql`
    WITH cells AS (
      SELECT market, ${raw(grain === "day" ? "day" : "date_trunc('week', day)")} AS period, sum(submissions) AS submissions
      FROM volume
      WHERE ${where} AND (day IS NULL OR ${within(days)})
      GROUP BY ALL
    )
    SELECT coalesce(CAST(market AS VARCHAR), '') AS market, strftime(period, '%Y-%m-%d') AS period,
      CAST(submissions AS DOUBLE) AS submissions
    FROM cells
    ORDER BY market, period`;
  return query<PeriodVolume>(text, parameters);
}
