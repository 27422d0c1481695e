-- A row is one worker's judgement of one sentence; it may carry several relations, a line each inside one field. The
-- files have four headers: the seed relation is called rel-type or relation, and batch 17 has two columns relation.
-- The crowd of a campaign, which the month tells, stands for a team: agreement can then be asked for it alone, though
-- a campaign may begin while another ends. Times are month first and taken as UTC. _ip, _city and _region are personal
-- and never selected. The expert decided about the seed relation, which is not among the answers: that judges no label.
SELECT
  _id AS annotation_id,
  _id AS submission_id,
  _unit_id AS item_id,
  'relation' AS question,
  unnest(regexp_extract_all(step_1_select_the_valid_relations, '\w+')) AS label,
  'labelled' AS status,
  _worker_id AS annotator_id,
  'human' AS annotator_kind,
  strftime(submitted_at, '%Y-%m') AS team,
  _country AS market,
  coalesce("rel-type", relation) AS policy,
  submitted_at AS labeled_at,
  epoch(submitted_at - started_at) AS handling_seconds,
  'production' AS round,
  source_file,
  source_row
FROM (
  SELECT
    *,
    strptime(_created_at, '%m/%d/%Y %H:%M:%S') AS submitted_at,
    strptime(_started_at, '%m/%d/%Y %H:%M:%S') AS started_at
  FROM csv('raw/RelEx/*.csv')
)
