-- Toloka's results: a record is one task that a Toloker did on a page of tasks (an assignment). A training task has
-- a gold answer and a hint, a control task only a gold answer. No column need name the task: its input does.
WITH
  given AS (
    SELECT
      coalesce("ASSIGNMENT:task_id", md5($data)) AS item_id,
      "ASSIGNMENT:assignment_id" AS assignment_id,
      "ASSIGNMENT:worker_id" AS worker_id,
      upper("ASSIGNMENT:status") AS assignment_status,
      "ASSIGNMENT:started" AS started,
      "ASSIGNMENT:submitted" AS submitted,
      "HINT:text" IS NOT NULL AS has_hint,
      $has_gold AS has_gold,
      $data AS data,
      source_row,
      left_out,
      unnest($answers) AS asked
    FROM records
  )
SELECT
  assignment_id || ' ' || item_id AS annotation_id,
  item_id,
  asked.question AS question,
  CASE WHEN assignment_status = 'SKIPPED' THEN [] ELSE picks_of(asked.answer) END AS picks,
  picks_of(asked.gold) AS gold,
  is_list(asked.answer) OR is_list(asked.gold) AS multiple,
  CASE WHEN assignment_status = 'SKIPPED' THEN 'skipped' ELSE 'labelled' END AS status,
  worker_id AS annotator_id,
  'human' AS annotator_kind,
  coalesce(submitted, started) AS labeled_at,
  date_diff('second', try_cast(started AS TIMESTAMP), try_cast(submitted AS TIMESTAMP))::VARCHAR AS page_seconds,
  CASE assignment_status WHEN 'REJECTED' THEN 'false' WHEN 'APPROVED' THEN 'true' WHEN 'ACCEPTED' THEN 'true' END AS final,
  CASE WHEN has_gold AND has_hint THEN 'onboarding' WHEN has_gold THEN 'gold' ELSE 'production' END AS round,
  assignment_id,
  assignment_status,
  data,
  'gold ' || item_id AS gold_id,
  NULL::VARCHAR AS gold_by,
  NULL::VARCHAR AS gold_at,
  source_row,
  coalesce(left_out, CASE WHEN assignment_status IN ('ACTIVE', 'EXPIRED') THEN 'assignment not handed in' END) AS left_out
FROM given
