-- Labels by their local day, audits by the local day of the decision. Gold labels and arbitrations come as they come.
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
    WHERE kind = 'audit'
    GROUP BY ALL
  )
SELECT 'labels' AS what, source, market, strftime(day, '%Y-%m-%d') AS day, count(*) AS n
FROM profiled
GROUP BY ALL
UNION ALL
SELECT
  'audits' AS what,
  source,
  market,
  strftime(timezone(time_zone, timezone('UTC', "quarter")), '%Y-%m-%d') AS day,
  CAST(sum(n) AS BIGINT) AS n
FROM decided
GROUP BY ALL
