-- People's annotations by hour of the local day. Offsets from UTC are multiples of a quarter of an hour, so both
-- midnights begin a quarter, and the calendar is asked once per quarter.
WITH
  quarters AS (
    SELECT
      source,
      market,
      time_zone,
      time_bucket(INTERVAL 15 MINUTES, labeled_at) AS "quarter",
      count(*) AS n,
      count(*) FILTER (labeled_at = time_bucket(INTERVAL 15 MINUTES, labeled_at)) AS sharp
    FROM profiled
    WHERE annotator_kind = 'human' AND labeled_at IS NOT NULL
    GROUP BY ALL
  ),
  local_quarters AS (
    SELECT *, timezone(time_zone, timezone('UTC', "quarter")) AS local_quarter
    FROM quarters
  )
SELECT
  source,
  market,
  CAST(hour(local_quarter) AS INTEGER) AS hour,
  CAST(sum(n) AS BIGINT) AS n,
  CAST(
    coalesce(
      sum(sharp) FILTER (
        "quarter" = date_trunc('day', "quarter") OR local_quarter = date_trunc('day', local_quarter)
      ),
      0
    ) AS BIGINT
  ) AS midnight
FROM local_quarters
GROUP BY ALL
