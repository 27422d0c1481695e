-- Labels and model predictions. Label Studio numbers annotations and people: its name sets the numbers apart from other
-- tools' ids, and users.csv says who people are.
SELECT
  'label-studio:' || annotation_id AS annotation_id,
  'label-studio:' || annotation_id AS submission_id,
  data->>'item_id' AS item_id,
  question,
  label,
  CASE label WHEN 'refused' THEN 'refused' WHEN 'cannot_judge' THEN 'skipped' ELSE status END AS status,
  coalesce(users.email, annotator_id) AS annotator_id,
  annotator_kind,
  model_version,
  users.team,
  data->>'market' AS market,
  data->>'queue' AS queue,
  data->>'reported_policy' AS policy,
  data->>'language' AS language,
  labeled_at,
  updated_at,
  handling_seconds,
  confidence,
  (data->>'enforced_annotation' = 'label-studio:' || annotation_id)::VARCHAR AS final,
  data->>'round' AS round,
  data->>'session' AS session_id,
  data->>'policy_version' AS policy_version,
  export.source_file,
  export.source_row
FROM label_studio('*.json') AS export
LEFT JOIN csv('users.csv') AS users ON users.user_id = export.annotator_id
