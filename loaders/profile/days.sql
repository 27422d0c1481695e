-- Labels by their local day, audits by the local day of the decision. Gold labels and arbitrations come as they come.
WITH
  audits AS (FROM reference_labels WHERE kind = 'audit'),
  -- An audit of one label is of that label's market, whatever item it names.
  audited AS (
    SELECT annotation_id AS audited_annotation_id, any_value(market) AS market
    FROM annotations
    SEMI JOIN audits ON annotation_id = audited_annotation_id
    GROUP BY annotation_id
  ),
  decided AS (
    SELECT
      source,
      coalesce(audited.market, item_attributes.market) AS market,
      time_bucket(INTERVAL 15 MINUTES, decided_at) AS "quarter",
      count(*) AS n
    FROM audits
    LEFT JOIN audited USING (audited_annotation_id)
    LEFT JOIN item_attributes USING (item_id)
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
  strftime(timezone(coalesce(time_zone, 'UTC'), timezone('UTC', "quarter")), '%Y-%m-%d') AS day,
  CAST(sum(n) AS BIGINT) AS n
FROM decided
LEFT JOIN taxonomy_markets USING (market)
GROUP BY ALL
