-- A test case; its functionality stands for the policy it tests.
SELECT
  concat_ws(' ', regexp_extract(source_file, '(\w+)_annotations', 1), c_id) AS item_id,
  regexp_extract(source_file, '(\w+)_annotations', 1) AS market,
  'SGHateCheck' AS queue,
  t_function AS policy,
  source_file,
  source_row
FROM csv('SGHateCheck/annotations/*.csv')
UNION ALL
SELECT
  concat_ws(' ', regexp_extract(source_file, '(\w+)\.csv', 1), source_row) AS item_id,
  regexp_extract(source_file, '(\w+)\.csv', 1) AS market,
  'SEAHateCheck' AS queue,
  t_function AS policy,
  source_file,
  source_row
FROM csv('SEAHateCheck/dataset/gold_label_annotated/*.csv')
