-- Annotations with the market and queue of the work, else of its item, and their local day. Most rows state both, so
-- that only the others are joined with items.
CREATE TEMP VIEW profiled AS
WITH
  located AS (
    FROM annotations
    WHERE market IS NOT NULL AND queue IS NOT NULL
    UNION ALL
    SELECT
      annotations.* REPLACE (
        coalesce(annotations.market, item_attributes.market) AS market,
        coalesce(annotations.queue, item_attributes.queue) AS queue
      )
    FROM annotations
    LEFT JOIN item_attributes USING (item_id)
    WHERE annotations.market IS NULL OR annotations.queue IS NULL
  )
SELECT located.*, coalesce(taxonomy_markets.time_zone, 'UTC') AS time_zone, day
FROM located
LEFT JOIN taxonomy_markets USING (market)
LEFT JOIN local_days
  ON local_days.time_zone = coalesce(taxonomy_markets.time_zone, 'UTC')
  AND "quarter" = time_bucket(INTERVAL 15 MINUTES, labeled_at);
