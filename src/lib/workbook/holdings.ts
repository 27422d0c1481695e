/** What a snapshot holds anything of, per market: asked once, whatever the filters. */
import { METRIC_NAMES } from "../schema/metrics.js";
import { FACT_NAMES } from "../schema/needs.js";
import { FAMILY } from "./judges.js";
import type { Query } from "./query.js";
import type { WorkbookInfo } from "./results.js";

/** A shorter stretch without rows may be a weekend or a holiday; a longer one may never have been exported. */
export const LEAST_GAP_DAYS = 7;

interface Held {
  readonly need: keyof WorkbookInfo["holds"];
  readonly market: string;
}

/** The markets that have anything of each metric and fact. */
export async function holdings(query: Query): Promise<WorkbookInfo["holds"]> {
  const held = await query<Held>(HELD);
  const needs = [...METRIC_NAMES, ...FACT_NAMES].map((name) => [
    name,
    held.filter(({ need }) => need === name).map(({ market }) => market),
  ]);
  return Object.fromEntries(needs) as WorkbookInfo["holds"];
}

const HELD = `
  WITH judged AS (
    SELECT market, ${FAMILY.text} AS family, means
    FROM judgements
    JOIN questions ON CAST(questions.question AS VARCHAR) = CAST(judgements.question AS VARCHAR)
    LEFT JOIN labels
      ON CAST(labels.question AS VARCHAR) = CAST(judgements.question AS VARCHAR)
      AND CAST(labels.label AS VARCHAR) = CAST(reference_label AS VARCHAR)
    WHERE is_primary
  ),
  held AS (
    SELECT family AS need, market FROM judged
    UNION ALL
    SELECT 'false_positive_rate', market FROM judged WHERE means = 'non-violating'
    UNION ALL
    SELECT 'false_negative_rate', market FROM judged WHERE means = 'violating'
    UNION ALL
    SELECT 'agreement', market
    FROM agreement
    JOIN questions ON CAST(questions.question AS VARCHAR) = CAST(agreement.question AS VARCHAR)
    WHERE is_primary AND labels > 1
    UNION ALL
    SELECT 'annotators', market FROM annotators WHERE cluster IS NOT NULL
    UNION ALL
    SELECT unnest(['volume', 'markets']), market FROM volume
    UNION ALL
    SELECT 'time', market FROM volume WHERE day IS NOT NULL
    UNION ALL
    SELECT 'teams', market FROM volume WHERE team IS NOT NULL
    UNION ALL
    SELECT if(annotator_kind = 'model', 'models', 'people'), market FROM volume WHERE annotator_kind IS NOT NULL
  )
  SELECT DISTINCT need, coalesce(CAST(market AS VARCHAR), '') AS market
  FROM held
  WHERE need IS NOT NULL
  ORDER BY need, market`;

interface GapRow {
  readonly market: string;
  readonly first: string;
  readonly last: string;
}

/** Stretches of at least `LEAST_GAP_DAYS` local days, between a market's first and last, on which no source has a row of it. */
export async function marketGaps(query: Query): Promise<WorkbookInfo["gaps"]> {
  const rows = await query<GapRow>(GAPS);
  return rows.map(({ market, first, last }) => ({ market, days: [first, last] }));
}

const GAPS = `
  WITH days AS (SELECT DISTINCT market, day FROM volume WHERE day IS NOT NULL),
  pairs AS (SELECT market, day, lead(day) OVER (PARTITION BY market ORDER BY day) AS following FROM days)
  SELECT coalesce(CAST(market AS VARCHAR), '') AS market,
    strftime(day + INTERVAL 1 DAY, '%Y-%m-%d') AS first,
    strftime(following - INTERVAL 1 DAY, '%Y-%m-%d') AS last
  FROM pairs
  WHERE following - day > INTERVAL ${LEAST_GAP_DAYS} DAY
  ORDER BY market, first`;
