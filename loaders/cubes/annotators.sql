-- Judged labels of a local week and one annotator: what cluster-robust intervals need.
WITH
  -- Numbered in an order that depends on the snapshot, so that a number means nothing in another one.
  clusters AS (
    SELECT annotator_id, row_number() OVER (ORDER BY sha256(getvariable('snapshot') || annotator_id)) AS cluster
    FROM (SELECT DISTINCT annotator_id FROM judgements WHERE annotator_kind = 'human' AND annotator_id IS NOT NULL)
  ),
  judged AS (
    SELECT * REPLACE (if(annotator_kind = 'human', annotator_id, NULL) AS annotator_id)
    FROM work('judgements')
  )
SELECT
  week,
  market,
  queue,
  policy,
  team,
  annotator_kind,
  model_version,
  policy_version,
  question,
  round,
  reference_kind,
  selection,
  reference_set,
  label,
  reference_label,
  annotator_id,
  cluster,
  count(*) AS n,
  CAST(sum(CAST(sampling_weight AS DECIMAL(38, 9))) AS DOUBLE) AS weight,
  CAST(sum(CAST(sampling_weight * sampling_weight AS DECIMAL(38, 9))) AS DOUBLE) AS weight_squared
FROM judged
LEFT JOIN clusters USING (annotator_id)
GROUP BY ALL
