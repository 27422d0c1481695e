-- Two reference sets: what the test case was designed to be, and what each experiment file itself calls actual,
-- which judges only that file's answers.
SELECT
  concat_ws(' ', 't_gold', regexp_extract(source_file, '(\w+)_annotations', 1), c_id) AS reference_id,
  concat_ws(' ', regexp_extract(source_file, '(\w+)_annotations', 1), c_id) AS item_id,
  'hateful' AS question,
  t_gold AS reference_label,
  't_gold' AS reference_set,
  'gold' AS kind,
  'gold' AS selection,
  NULL AS audited_annotation_id,
  source_file,
  source_row
FROM csv('SGHateCheck/annotations/*.csv')
WHERE t_gold <> '' -- 11 Tamil cases have none
UNION ALL
SELECT
  concat_ws(' ', 't_gold', regexp_extract(source_file, '(\w+)\.csv', 1), source_row) AS reference_id,
  concat_ws(' ', regexp_extract(source_file, '(\w+)\.csv', 1), source_row) AS item_id,
  'hateful' AS question,
  t_gold AS reference_label,
  't_gold' AS reference_set,
  'gold' AS kind,
  'gold' AS selection,
  NULL AS audited_annotation_id,
  source_file,
  source_row
FROM csv('SEAHateCheck/dataset/gold_label_annotated/*.csv')
UNION ALL
SELECT
  concat_ws(' ', 'actual', source_file, case_id) AS reference_id,
  concat_ws(' ', replace(regexp_extract(source_file, '-sghc_(\w+)', 1), 'en', 'ss'), case_id) AS item_id,
  'hateful' AS question,
  CASE actual WHEN '1' THEN 'hateful' WHEN '0' THEN 'non-hateful' ELSE actual END AS reference_label,
  'actual' AS reference_set,
  'gold' AS kind,
  'gold' AS selection,
  concat_ws(
    ' ',
    regexp_extract(source_file, '([^/]+)-sghc_', 1),
    replace(regexp_extract(source_file, '-sghc_(\w+)', 1), 'en', 'ss'),
    case_id
  ) AS audited_annotation_id,
  source_file,
  source_row
FROM json('SGHateCheck/experiments/*.json')
