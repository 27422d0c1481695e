-- Label Studio's JSON export (tasks with annotations and predictions): one row per question answered.
-- An entry is one annotation or prediction; it is the record that is counted. Everything happens inside a row, without
-- a join or a sort: a task may be large, and there may be millions.
SELECT
  CASE annotator_kind
    WHEN 'model' THEN 'prediction:' || coalesce(entry ->> '$.id', task_id || ':' || place)
    ELSE entry ->> '$.id'
  END AS annotation_id,
  task_id,
  task_id AS item_id,
  answer.from_name AS question,
  answer.picks AS picks,
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
  project,
  data,
  source_row,
  CASE
    WHEN NOT is_task THEN 'unreadable'
    WHEN entry IS NULL THEN 'task without annotations'
    WHEN json_type(entry) <> 'OBJECT' THEN 'unreadable'
    WHEN (entry ->> '$.was_cancelled') = 'true' THEN 'cancelled'
  END AS left_out
FROM (
  SELECT *, unnest(if(len(answers) > 0, answers, [NULL])) AS answer
  FROM (
    SELECT
      file_row_number + 1 AS source_row,
      * EXCLUDE (file_row_number),
      list_sort([
        {
          'from_name': result ->> '$.from_name',
          'picks': CASE result ->> '$.type'
            WHEN 'choices' THEN json_extract_string(result, '$.value.choices[*]')
            WHEN 'taxonomy' THEN [
              array_to_string(json_extract_string(path, '$[*]'), ' / ')
              FOR path IN json_extract(result, '$.value.taxonomy[*]')
            ]
            WHEN 'rating' THEN [result ->> '$.value.rating']
            WHEN 'number' THEN [result ->> '$.value.number']
            ELSE []
          END
        }
        FOR result IN coalesce(json_extract(entry, '$.result[*]'), [])
      ]) AS answers
    FROM read_parquet($entries, file_row_number = true)
  )
)
