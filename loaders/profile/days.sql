-- Annotations by the local day of the label, references by the local day of the decision.
WITH
  decided AS (
    SELECT
      source,
      market,
      coalesce(time_zone, 'UTC') AS time_zone,
      time_bucket(INTERVAL 15 MINUTES, decided_at) AS "quarter",
      count(*) AS n
    FROM reference_labels
    LEFT JOIN item_attributes USING (item_id)
    LEFT JOIN taxonomy_markets USING (market)
    GROUP BY ALL
  )
SELECT 'annotations' AS "table", source, market, strftime(day, '%Y-%m-%d') AS day, count(*) AS n
FROM work('annotations')
GROUP BY ALL
UNION ALL
SELECT
  'reference_labels' AS "table",
  source,
  market,
  strftime(timezone(time_zone, timezone('UTC', "quarter")), '%Y-%m-%d') AS day,
  CAST(sum(n) AS BIGINT) AS n
FROM decided
GROUP BY ALL
