-- CVAT's quality report: annotations of the validation frames against their ground truth. What it says of labels are
-- the confusion matrices, per frame or of the whole report; each count in a cell is a pair of an annotated shape and
-- its ground truth, and `unmatched` stands for the shape that is missing on one side. Conflicts name shapes, not
-- labels: those about labels are in the matrix again, the others are about geometry.
WITH
  reports AS (
    SELECT
      source_row AS line,
      left_out,
      CASE
        WHEN job_id IS NOT NULL THEN 'job ' || job_id
        WHEN task_id IS NOT NULL THEN 'task ' || task_id
        WHEN project_id IS NOT NULL THEN 'project ' || project_id
      END AS target,
      * EXCLUDE (source_row, left_out)
    FROM records
  ),
  frames AS (
    SELECT line, unnest(json_keys(frame_results)) AS frame, unnest(json_extract(frame_results, '$.*')) AS result
    FROM reports
  ),
  frame_matrices AS (
    SELECT line, frame, json_extract(result, '$.annotations.confusion_matrix') AS matrix
    FROM frames
    WHERE json_exists(result, '$.annotations.confusion_matrix.rows')
  ),
  matrices AS (
    FROM frame_matrices
    UNION ALL BY NAME
    SELECT line, json_extract(comparison_summary, '$.annotations.confusion_matrix') AS matrix
    FROM reports
    WHERE line NOT IN (SELECT line FROM frame_matrices)
      AND json_exists(comparison_summary, '$.annotations.confusion_matrix.rows')
  ),
  cells AS (
    SELECT *, unnest(range(1, len(labels) + 1)) AS column_number
    FROM (
      SELECT *, unnest(range(1, len(labels) + 1)) AS row_number
      FROM (
        SELECT
          line,
          frame,
          CAST(matrix -> '$.labels' AS VARCHAR[]) AS labels,
          CAST(matrix -> '$.rows' AS BIGINT[][]) AS counts
        FROM matrices
      )
    )
  ),
  entries AS (
    SELECT row_number() OVER (ORDER BY line, try_cast(frame AS BIGINT), kind, row_number, column_number, nth) AS source_row, *
    FROM (
      SELECT
        line,
        frame,
        1 AS kind,
        row_number,
        column_number,
        labels[row_number] AS label,
        labels[column_number] AS reference_label,
        unnest(range(counts[row_number][column_number])) AS nth
      FROM cells
      UNION ALL BY NAME
      SELECT line, frame, 2 AS kind, unnest(range(json_array_length(result, '$.conflicts')::BIGINT)) AS nth FROM frames
      UNION ALL BY NAME
      SELECT line, 3 AS kind FROM reports WHERE line NOT IN (SELECT line FROM matrices)
    )
  )
SELECT
  concat_ws(' ', 'report', id, 'frame', frame, label, reference_label, nth) AS annotation_id,
  concat_ws(' ', 'report', id, 'frame', frame, label, reference_label, nth) AS item_id,
  'label' AS question,
  if(label IS NULL, [], [label]) AS picks,
  false AS multiple,
  reference_label,
  'labelled' AS status,
  CASE WHEN job_id IS NOT NULL THEN assignee ->> '$.id' END AS annotator_id,
  'human' AS annotator_kind,
  NULL::VARCHAR AS labeled_at,
  target_last_updated AS updated_at,
  gt_last_updated AS decided_at,
  id AS report_id,
  created_date AS reported_at,
  target,
  job_id,
  task_id,
  project_id,
  frame,
  source_row,
  coalesce(
    left_out,
    CASE kind
      WHEN 2 THEN 'conflict: of labels, so in the confusion matrix, or of geometry'
      WHEN 3 THEN 'report without a confusion matrix'
    END
  ) AS left_out
FROM entries
JOIN reports USING (line)
ORDER BY source_row
