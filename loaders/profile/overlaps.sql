-- Items labelled in two markets, and items that people of two sources labelled. Few items are in both, so only those are paired.
WITH
  shared_markets AS (
    SELECT DISTINCT item_id, market AS part
    FROM annotations
    SEMI JOIN (SELECT item_id FROM annotations GROUP BY item_id HAVING min(market) <> max(market)) USING (item_id)
    WHERE market IS NOT NULL
  ),
  people AS NOT MATERIALIZED (SELECT item_id, source FROM annotations WHERE annotator_kind = 'human'),
  shared_sources AS (
    SELECT DISTINCT item_id, source AS part
    FROM people
    SEMI JOIN (SELECT item_id FROM people GROUP BY item_id HAVING min(source) <> max(source)) USING (item_id)
  ),
  pairs AS (
    SELECT 'market' AS "between", a.part AS first, b.part AS second, count(*) AS items
    FROM shared_markets AS a
    JOIN shared_markets AS b USING (item_id)
    WHERE a.part < b.part
    GROUP BY ALL
    UNION ALL
    SELECT 'source' AS "between", a.part AS first, b.part AS second, count(*) AS items
    FROM shared_sources AS a
    JOIN shared_sources AS b USING (item_id)
    WHERE a.part < b.part
    GROUP BY ALL
  ),
  sizes AS (
    SELECT 'market' AS "between", market AS part, count(DISTINCT item_id) AS items
    FROM annotations
    WHERE EXISTS (FROM pairs WHERE pairs."between" = 'market')
    GROUP BY market
    UNION ALL
    SELECT 'source' AS "between", source AS part, count(DISTINCT item_id) AS items
    FROM people
    WHERE EXISTS (FROM pairs WHERE pairs."between" = 'source')
    GROUP BY source
  )
SELECT pairs."between", first, second, pairs.items, a.items AS items_first, b.items AS items_second
FROM pairs
JOIN sizes AS a ON a."between" = pairs."between" AND a.part = first
JOIN sizes AS b ON b."between" = pairs."between" AND b.part = second
