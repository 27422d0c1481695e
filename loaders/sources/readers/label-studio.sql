-- Label Studio's JSON export (tasks with annotations and predictions): one row per question answered.
-- An entry is one annotation or prediction; it is the record that is counted.
WITH
  tasks AS (
    SELECT row_number() OVER () AS task_number, json AS task
    FROM read_json_objects($file, maximum_object_size = 1073741824)
  ),
  annotation_entries AS (
    SELECT
      task_number,
      task,
      'human' AS annotator_kind,
      unnest(json_extract(task, '$.annotations[*]')) AS entry,
      unnest(range(json_array_length(task, '$.annotations')::BIGINT)) AS place
    FROM tasks
  ),
  -- Some exports keep only ids under `predictions` and the prediction inside the annotation.
  prediction_entries AS (
    SELECT task_number, task, 'model' AS annotator_kind, entry, place
    FROM (
      SELECT
        task_number,
        task,
        unnest(json_extract(task, '$.predictions[*]')) AS entry,
        1000000 + unnest(range(json_array_length(task, '$.predictions')::BIGINT)) AS place
      FROM tasks
      UNION ALL
      SELECT task_number, task, entry -> '$.prediction', 2000000 + place FROM annotation_entries
    )
    WHERE json_type(entry) = 'OBJECT' AND (entry -> '$.result') IS NOT NULL
    QUALIFY row_number() OVER (
      PARTITION BY task_number, coalesce(entry ->> '$.id', place::VARCHAR) ORDER BY place
    ) = 1
  ),
  entries AS (
    SELECT row_number() OVER (ORDER BY task_number, place) AS source_row, *
    FROM (
      FROM annotation_entries
      UNION ALL BY NAME FROM prediction_entries
      UNION ALL BY NAME
      SELECT task_number, task, NULL AS annotator_kind, NULL AS entry, 0 AS place
      FROM tasks
      WHERE coalesce(json_array_length(task, '$.annotations'), 0) = 0
        AND task_number NOT IN (SELECT task_number FROM prediction_entries)
    )
  ),
  results AS (
    SELECT
      source_row,
      result ->> '$.from_name' AS from_name,
      CASE result ->> '$.type'
        WHEN 'choices' THEN CAST(result -> '$.value.choices' AS VARCHAR[])
        WHEN 'taxonomy' THEN [array_to_string(path, ' / ') FOR path IN CAST(result -> '$.value.taxonomy' AS VARCHAR[][])]
        WHEN 'rating' THEN [result ->> '$.value.rating']
        WHEN 'number' THEN [result ->> '$.value.number']
      END AS picks
    FROM (SELECT source_row, unnest(json_extract(entry, '$.result[*]')) AS result FROM entries)
  )
SELECT
  CASE annotator_kind
    WHEN 'model' THEN 'prediction:' || coalesce(entry ->> '$.id', (task ->> '$.id') || ':' || place)
    ELSE entry ->> '$.id'
  END AS annotation_id,
  task ->> '$.id' AS task_id,
  task ->> '$.id' AS item_id,
  from_name AS question,
  picks,
  false AS multiple,
  'labelled' AS status,
  CASE json_type(entry, '$.completed_by')
    WHEN 'OBJECT' THEN coalesce(entry ->> '$.completed_by.id', entry ->> '$.completed_by.email')
    ELSE entry ->> '$.completed_by'
  END AS annotator_id,
  entry ->> '$.completed_by.email' AS annotator_email,
  annotator_kind,
  entry ->> '$.model_version' AS model_version,
  entry ->> '$.created_at' AS labeled_at,
  coalesce(entry ->> '$.updated_at', entry ->> '$.created_at') AS updated_at,
  entry ->> '$.lead_time' AS handling_seconds,
  entry ->> '$.score' AS confidence,
  entry ->> '$.ground_truth' AS ground_truth,
  task ->> '$.project' AS project,
  task ->> '$.data' AS data,
  source_row,
  CASE
    WHEN json_type(task) IS DISTINCT FROM 'OBJECT' THEN 'unreadable'
    WHEN entry IS NULL THEN 'task without annotations'
    WHEN json_type(entry) <> 'OBJECT' THEN 'unreadable'
    WHEN (entry ->> '$.was_cancelled') = 'true' THEN 'cancelled'
  END AS left_out
FROM entries
LEFT JOIN results USING (source_row)
ORDER BY source_row, from_name
