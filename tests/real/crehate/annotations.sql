-- A row is one rater's label of one post, and the rater's country the market. 19 rows repeat a post and rater: they
-- are one annotation, whose last row in the file stands, as who answers again corrects the answer. Nothing has a time.
-- The number of a rater counts within this set only. Age and education are personal and not selected.
SELECT
  concat_ws(' ', ID, annotator_id) AS annotation_id,
  concat_ws(' ', ID, annotator_id) AS submission_id,
  ID AS item_id,
  'hate' AS question,
  annotation AS label,
  'labelled' AS status, -- the taxonomy makes "don't know" a skipped one
  'crehate ' || annotator_id AS annotator_id,
  'human' AS annotator_kind,
  nationality AS market,
  regexp_extract(ID, '(.+)-', 1) AS queue, -- where the post was collected: SBIC-0, SG-YouTube-2
  'production' AS round,
  source_file,
  source_row
FROM csv('CREHate_raw_annotations.csv')
