-- Three kinds of label on the same test cases: raters as columns (SGHateCheck), anonymous votes as counts
-- (SEAHateCheck), and model answers (SGHateCheck experiments). A locale is a market; 'en' there means Singlish.
WITH
  raters AS (
    UNPIVOT (
      SELECT *, regexp_extract(source_file, '(\w+)_annotations', 1) AS locale
      FROM csv('SGHateCheck/annotations/*.csv')
    )
    ON annotator_1, annotator_2, annotator_3
    INTO NAME rater VALUE label
  ),
  votes AS (
    SELECT * EXCLUDE (count), unnest(range(count::DOUBLE::BIGINT)) AS vote
    FROM (
      UNPIVOT (
        SELECT *, regexp_extract(source_file, '(\w+)\.csv', 1) AS locale
        FROM csv('SEAHateCheck/dataset/gold_label_annotated/*.csv')
      )
      ON
        count_sentiment_hateful AS hateful,
        "count_sentiment_non-hateful" AS "non-hateful",
        count_sentiment_nonsensical AS nonsensical
      INTO NAME label VALUE count
    )
  ),
  answers AS (
    SELECT
      *,
      regexp_extract(source_file, '([^/]+)-sghc_', 1) AS model,
      replace(regexp_extract(source_file, '-sghc_(\w+)', 1), 'en', 'ss') AS locale
    FROM json('SGHateCheck/experiments/*.json')
  ),
  labels AS (
    SELECT
      concat_ws(' ', locale, c_id, rater) AS annotation_id,
      concat_ws(' ', locale, c_id) AS item_id,
      label,
      concat_ws(' ', locale, rater) AS annotator_id,
      'human' AS annotator_kind,
      locale AS market,
      'SGHateCheck' AS queue,
      t_function AS policy,
      source_file,
      source_row
    FROM raters
    UNION ALL BY NAME
    SELECT
      concat_ws(' ', locale, source_row, label, vote) AS annotation_id,
      concat_ws(' ', locale, source_row) AS item_id,
      label,
      'human' AS annotator_kind,
      locale AS market,
      'SEAHateCheck' AS queue,
      t_function AS policy,
      source_file,
      source_row
    FROM votes
    UNION ALL BY NAME
    SELECT
      concat_ws(' ', model, locale, case_id) AS annotation_id,
      concat_ws(' ', locale, case_id) AS item_id,
      CASE classified WHEN '1' THEN 'hateful' WHEN '0' THEN 'non-hateful' ELSE classified END AS label,
      'model' AS annotator_kind,
      model AS model_version,
      locale AS market,
      'SGHateCheck' AS queue,
      source_file,
      source_row
    FROM answers
  )
SELECT
  *,
  annotation_id AS submission_id,
  'hateful' AS question,
  'labelled' AS status,
  'production' AS round
FROM labels
