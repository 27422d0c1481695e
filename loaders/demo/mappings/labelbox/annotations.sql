-- The labels of one team, whose workspace this is. The platform's own id of an item is its global key; people are known by the address that the roster
-- has. The harm of a stream is rated in a project of its own: what one person says of one item is one submission.
-- Benchmarks are nobody's work: reference_labels.sql has them.
SELECT
  'labelbox:' || annotation_id AS annotation_id,
  'labelbox:' || global_key || ' ' || annotator_id AS submission_id,
  global_key AS item_id,
  lower(question) AS question,
  label,
  status,
  annotator_id,
  annotator_kind,
  'Harbour Bangkok' AS team,
  data->>'market' AS market,
  data->>'queue' AS queue,
  data->>'reported_policy' AS policy,
  data->>'language' AS language,
  labeled_at,
  updated_at,
  handling_seconds,
  (data->>'enforced_by' = annotator_id)::VARCHAR AS final,
  data->>'round' AS round,
  data->>'session' AS session_id,
  data->>'policy_version' AS policy_version,
  source_file,
  source_row
FROM labelbox('*.ndjson')
WHERE benchmark = 'false'
