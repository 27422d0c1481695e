-- Argilla's flattened records: per question a list of responses, of their users and their status, and a suggestion.
-- An entry is one response or suggestion; it is the record that is counted. Argilla exports no time of response.
WITH
  asked AS (
    SELECT source_row AS line, coalesce(id, _server_id) AS item_id, $data AS data, left_out, unnest($answers) AS asked
    FROM records
  ),
  responses AS (
    SELECT
      *,
      'human' AS annotator_kind,
      unnest(json_extract_string(asked.responses, '$[*]')) AS value,
      unnest(json_extract_string(asked.users, '$[*]')) AS annotator_id,
      unnest(json_extract_string(asked.statuses, '$[*]')) AS response_status,
      unnest(range(json_array_length(asked.responses)::BIGINT)) AS place
    FROM asked
  ),
  entries AS (
    SELECT row_number() OVER (ORDER BY line, asked.question, place NULLS LAST) AS source_row, *
    FROM (
      FROM responses
      UNION ALL BY NAME
      SELECT *, 'model' AS annotator_kind, asked.suggestion AS value FROM asked WHERE asked.suggestion IS NOT NULL
      UNION ALL BY NAME
      SELECT line, any_value(left_out) AS left_out
      FROM asked
      GROUP BY line
      HAVING bool_and(asked.suggestion IS NULL AND coalesce(json_array_length(asked.responses), 0) = 0)
    )
  ),
  -- A suggestion of several labels may have a score for each.
  picked AS (
    SELECT *, unnest(if(len(list) > 0, list, [NULL])) AS pick, unnest(range(greatest(len(list), 1))) AS nth
    FROM (
      SELECT *, CASE WHEN response_status = 'discarded' THEN [] ELSE picks_of(value) END AS list FROM entries
    )
  )
SELECT
  CASE annotator_kind
    WHEN 'model' THEN concat_ws(' ', item_id, 'suggestion', asked.agent)
    ELSE concat_ws(' ', item_id, coalesce(annotator_id, 'response ' || place))
  END AS annotation_id,
  item_id,
  asked.question AS question,
  if(pick IS NULL, [], [pick]) AS picks,
  is_list(value) AS multiple,
  CASE WHEN response_status = 'discarded' THEN 'skipped' ELSE 'labelled' END AS status,
  annotator_id,
  annotator_kind,
  CASE annotator_kind WHEN 'model' THEN asked.agent END AS model_version,
  NULL::VARCHAR AS labeled_at,
  CASE
    WHEN annotator_kind = 'model' AND is_list(asked.score) THEN json_extract_string(asked.score, '$[' || nth || ']')
    WHEN annotator_kind = 'model' THEN asked.score
  END AS confidence,
  response_status,
  data,
  source_row,
  coalesce(
    left_out,
    CASE
      WHEN annotator_kind IS NULL THEN 'record without responses or suggestions'
      WHEN response_status = 'draft' THEN 'draft'
    END
  ) AS left_out
FROM picked
ORDER BY source_row, nth
