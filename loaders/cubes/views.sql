-- What is known of an item: what `items` says, else what all its annotations that say anything agree on.
CREATE TEMP TABLE item_attributes AS
SELECT
  item_id,
  coalesce(items.market, work.market) AS market,
  coalesce(items.queue, work.queue) AS queue,
  coalesce(items.policy, work.policy) AS policy
FROM (
  SELECT
    item_id,
    if(min(market) = max(market), min(market), NULL) AS market,
    if(min(queue) = max(queue), min(queue), NULL) AS queue,
    if(min(policy) = max(policy), min(policy), NULL) AS policy
  FROM annotations
  GROUP BY item_id
) AS work
LEFT JOIN items USING (item_id);

-- Local days by quarter of an hour: every offset from UTC in use is a multiple of it, so none holds two days, and
-- the calendar is asked once per time zone and quarter instead of once per row.
CREATE TEMP TABLE local_days AS
SELECT time_zone, "quarter", CAST(timezone(time_zone, timezone('UTC', "quarter")) AS DATE) AS day
FROM (SELECT time_zone FROM taxonomy_markets UNION SELECT 'UTC')
CROSS JOIN (
  SELECT DISTINCT time_bucket(INTERVAL 15 MINUTES, labeled_at) AS "quarter"
  FROM annotations
  WHERE labeled_at IS NOT NULL
);

-- Annotations or judgements with the attributes of the work, and else of its item; and their local day and week.
CREATE TEMP MACRO work(name) AS TABLE
WITH
  attributed AS (
    SELECT
      rows.* REPLACE (
        coalesce(rows.market, item_attributes.market) AS market,
        coalesce(rows.queue, item_attributes.queue) AS queue,
        coalesce(rows.policy, item_attributes.policy) AS policy
      )
    FROM query_table(name) AS rows
    LEFT JOIN item_attributes USING (item_id)
  )
SELECT attributed.*, day, CAST(date_trunc('week', day) AS DATE) AS week
FROM attributed
LEFT JOIN taxonomy_markets USING (market)
LEFT JOIN local_days
  ON local_days.time_zone = coalesce(taxonomy_markets.time_zone, 'UTC')
  AND "quarter" = time_bucket(INTERVAL 15 MINUTES, labeled_at);
