-- Submissions of a local day.
SELECT
  day,
  market,
  queue,
  policy,
  team,
  annotator_kind,
  model_version,
  policy_version,
  round,
  status,
  if(is_primary, label, NULL) AS label,
  CAST(final AS VARCHAR) AS final,
  count(*) AS submissions
FROM work('submissions')
GROUP BY ALL
