-- Judged labels of a local day, by who labelled what and what the reference says.
SELECT
  day,
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
  count(*) AS n,
  -- Decimals, because a sum of doubles depends on the order of the rows.
  CAST(sum(CAST(sampling_weight AS DECIMAL(38, 9))) AS DOUBLE) AS weight,
  CAST(sum(CAST(sampling_weight * sampling_weight AS DECIMAL(38, 9))) AS DOUBLE) AS weight_squared
FROM work('judgements')
GROUP BY ALL
