-- Submissions of one person in one second, where there are several, and in one hour of the clock. A hash finds the
-- seconds with several, so that only their rows are grouped exactly.
WITH
  dated AS (
    SELECT source, annotator_id, labeled_at, submission_id, hash(source, annotator_id, date_trunc('second', labeled_at)) AS second_hash
    FROM annotations
    WHERE annotator_kind = 'human' AND annotator_id IS NOT NULL AND labeled_at IS NOT NULL
  ),
  shared AS (SELECT second_hash FROM dated GROUP BY second_hash HAVING count(*) > 1),
  bursts AS (
    SELECT 'second' AS span, source, annotator_id, count(DISTINCT submission_id) AS size
    FROM dated
    SEMI JOIN shared USING (second_hash)
    GROUP BY source, annotator_id, date_trunc('second', labeled_at)
    HAVING size > 1
    UNION ALL
    SELECT 'hour' AS span, source, annotator_id, count(DISTINCT submission_id) AS size
    FROM dated
    GROUP BY source, annotator_id, date_trunc('hour', labeled_at)
  ),
  largest AS (
    SELECT span, source, size, count(*) AS people
    FROM (SELECT span, source, annotator_id, max(size) AS size FROM bursts GROUP BY ALL)
    GROUP BY ALL
  )
SELECT span, source, size, count(*) AS bursts, coalesce(any_value(people), 0) AS people
FROM bursts
LEFT JOIN largest USING (span, source, size)
GROUP BY span, source, size
