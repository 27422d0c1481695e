-- Labelbox's export, version 2: a line is a data row with its projects, each with its labels. A label is the record
-- that is counted. The label that others were scored against is the benchmark; it has no score itself.
WITH RECURSIVE
  projects AS (
    SELECT
      source_row AS line,
      unnest(json_keys(projects)) AS project_id,
      unnest(json_extract(projects, '$.*')) AS project
    FROM records
    WHERE left_out IS NULL
  ),
  labels AS (
    SELECT
      *,
      unnest(json_extract(project, '$.labels[*]')) AS label,
      unnest(range(json_array_length(project, '$.labels')::BIGINT)) AS place
    FROM projects
  ),
  entries AS (
    SELECT row_number() OVER (ORDER BY line, project_id, place) AS source_row, *
    FROM (
      FROM labels
      UNION ALL BY NAME
      SELECT source_row AS line FROM records WHERE source_row NOT IN (SELECT line FROM labels)
    )
  ),
  classifications AS (
    SELECT source_row, project_id, 0 AS depth, unnest(json_extract(label, '$.annotations.classifications[*]')) AS given
    FROM entries
    UNION ALL
    SELECT
      source_row,
      project_id,
      depth + 1,
      unnest(
        json_extract(given, '$.radio_answer.classifications[*]')
        || json_extract(given, '$.checklist_answers[*].classifications[*]')
      )
    FROM classifications
  ),
  answers AS (
    SELECT
      source_row,
      project_id,
      depth,
      given ->> '$.name' AS question,
      json_exists(given, '$.checklist_answers') AS multiple,
      CASE
        WHEN json_exists(given, '$.checklist_answers') THEN json_extract_string(given, '$.checklist_answers[*].name')
        ELSE [given ->> '$.radio_answer.name']
      END AS picks
    FROM classifications
    WHERE json_exists(given, '$.checklist_answers') OR json_exists(given, '$.radio_answer')
  ),
  questions AS (SELECT DISTINCT project_id, question FROM answers WHERE depth = 0),
  is_skipped AS (
    SELECT source_row, project_id FROM entries WHERE (label ->> '$.performance_details.skipped') = 'true'
  ),
  -- A label that was skipped answers none of its project's questions.
  all_answers AS (
    SELECT source_row, question, multiple, picks, false AS skipped
    FROM answers
    WHERE source_row NOT IN (SELECT source_row FROM is_skipped)
    UNION ALL
    SELECT source_row, question, false, [], true FROM is_skipped LEFT JOIN questions USING (project_id)
  ),
  benchmarks AS (
    SELECT DISTINCT label ->> '$.performance_details.benchmark_reference_label' AS id FROM entries
  ),
  metadata AS (
    SELECT line, json_group_object(field ->> '$.schema_name', field ->> '$.value') AS data
    FROM (SELECT source_row AS line, unnest(json_extract(metadata_fields, '$[*]')) AS field FROM records)
    WHERE (field ->> '$.schema_name') IS NOT NULL
    GROUP BY line
  ),
  described AS (
    SELECT
      entries.*,
      metadata.data,
      data_row,
      left_out,
      coalesce((label ->> '$.id') IN (SELECT id FROM benchmarks WHERE id IS NOT NULL), false) AS is_benchmark
    FROM entries
    JOIN records ON records.source_row = line
    LEFT JOIN metadata USING (line)
  )
SELECT
  label ->> '$.id' AS annotation_id,
  data_row ->> '$.id' AS item_id,
  question,
  picks,
  if(is_benchmark, picks, []) AS gold,
  coalesce(multiple, false) AS multiple,
  if(skipped, 'skipped', 'labelled') AS status,
  label ->> '$.label_details.created_by' AS annotator_id,
  'human' AS annotator_kind,
  label ->> '$.label_details.created_at' AS labeled_at,
  label ->> '$.label_details.updated_at' AS updated_at,
  label ->> '$.performance_details.seconds_to_create' AS handling_seconds,
  if(is_benchmark OR (label ->> '$.performance_details.benchmark_score') IS NOT NULL, 'gold', 'production') AS round,
  is_benchmark::VARCHAR AS benchmark,
  label ->> '$.performance_details.benchmark_score' AS benchmark_score,
  coalesce(
    label ->> '$.performance_details.consensus_score',
    label ->> '$.performance_details."consensus-score"'
  ) AS consensus_score,
  json_array_length(label, '$.annotations.objects')::VARCHAR AS objects,
  project_id,
  project ->> '$.name' AS project,
  project ->> '$.project_details.batch_name' AS batch,
  project ->> '$.project_details.workflow_status' AS workflow_status,
  data_row ->> '$.details.dataset_name' AS dataset,
  data_row ->> '$.global_key' AS global_key,
  data_row ->> '$.external_id' AS external_id,
  data,
  label ->> '$.id' AS gold_id,
  label ->> '$.label_details.created_by' AS gold_by,
  label ->> '$.label_details.updated_at' AS gold_at,
  source_row,
  coalesce(
    left_out,
    CASE
      WHEN label IS NULL THEN 'data row without labels'
      WHEN skipped AND question IS NULL THEN 'skipped, and no label of its project shows a question'
    END
  ) AS left_out
FROM described
LEFT JOIN all_answers USING (source_row)
ORDER BY source_row, question
