-- Label Studio's flat exports, JSON-MIN and CSV: a record is an annotation, a column a data key or a control.
-- A control with one choice gives its text, any other its values as JSON.
WITH
  given AS (
    SELECT
      annotation_id,
      id,
      annotator,
      created_at,
      updated_at,
      lead_time,
      agreement,
      $data AS data,
      source_row,
      left_out,
      unnest($answers) AS asked
    FROM records
  ),
  parsed AS (
    SELECT *, CASE WHEN regexp_matches(asked.value, '^\s*[\[{]') AND json_valid(asked.value) THEN asked.value END AS nested
    FROM given
  )
SELECT
  annotation_id,
  id AS task_id,
  id AS item_id,
  asked.question AS question,
  CASE
    WHEN nested IS NOT NULL THEN flatten([
      CASE
        WHEN json_type(part) = 'VARCHAR' THEN [part ->> '$']
        WHEN json_exists(part, '$.choices') THEN json_extract_string(part, '$.choices[*]')
        WHEN json_exists(part, '$.taxonomy')
          THEN [array_to_string(path, ' / ') FOR path IN CAST(part -> '$.taxonomy' AS VARCHAR[][])]
        WHEN json_exists(part, '$.rating') THEN [part ->> '$.rating']
        WHEN json_exists(part, '$.number') THEN [part ->> '$.number']
        ELSE []
      END
      FOR part IN if(json_type(nested) = 'ARRAY', json_extract(nested, '$[*]'), [json_extract(nested, '$')])
    ])
    WHEN trim(asked.value) <> '' THEN [asked.value]
    ELSE []
  END AS picks,
  false AS multiple,
  'labelled' AS status,
  annotator AS annotator_id,
  'human' AS annotator_kind,
  created_at AS labeled_at,
  updated_at,
  lead_time AS handling_seconds,
  agreement,
  data,
  source_row,
  left_out
FROM parsed
