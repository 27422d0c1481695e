-- Production submissions with a label, how many of them a random audit judged, and when one was last decided about.
WITH
  audits AS (
    SELECT submission_id, item_id, bool_or(selection = 'random') AS random, max(decided_at) AS decided_at
    FROM judgements
    WHERE reference_kind <> 'gold' AND round = 'production'
    GROUP BY ALL
  )
SELECT
  source,
  market,
  count(*) AS submissions,
  count(*) FILTER (random) AS audited,
  max(decided_at) AS last_audit
FROM work('submissions')
LEFT JOIN audits USING (submission_id, item_id)
WHERE round = 'production' AND status = 'labelled'
GROUP BY source, market
