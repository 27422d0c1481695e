-- The annotations and predictions of each task, in order; a task without any has one row.
SELECT
  is_task,
  task_id,
  project,
  data,
  unnest(if(len(entries) > 0, entries, [NULL]), recursive := true)
FROM (
  SELECT
    is_task,
    task_id,
    project,
    data,
    annotations || [
      prediction
      FOR prediction, nth IN predictions
      IF list_position([one.id FOR one IN predictions], prediction.id) = nth
    ] AS entries
  FROM (
    SELECT
      coalesce(json_type(task) = 'OBJECT', false) AS is_task,
      task ->> '$.id' AS task_id,
      task ->> '$.project' AS project,
      task ->> '$.data' AS data,
      [
        {'annotator_kind': 'human', 'entry': entry, 'place': nth, 'id': NULL::VARCHAR}
        FOR entry, nth IN given
      ] AS annotations,
      -- Some exports keep only ids under `predictions` and the prediction inside the annotation.
      [
        {
          'annotator_kind': 'model',
          'entry': one.entry,
          'place': one.place,
          'id': coalesce(one.entry ->> '$.id', one.place::VARCHAR)
        }
        FOR one IN (
          [{'entry': entry, 'place': 999999 + nth} FOR entry, nth IN predicted]
          || [{'entry': entry -> '$.prediction', 'place': 1999999 + nth} FOR entry, nth IN given]
        )
        IF json_type(one.entry) = 'OBJECT' AND (one.entry -> '$.result') IS NOT NULL
      ] AS predictions
    FROM (
      SELECT
        json AS task,
        coalesce(json_extract(json, '$.annotations[*]'), []) AS given,
        coalesce(json_extract(json, '$.predictions[*]'), []) AS predicted
      FROM ($records)
    )
  )
)
