-- CrowdFlower's, later Appen's full report: a record is a judgement, one contributor's answers to one unit.
-- Several answers, and several gold answers, stand on lines of their own inside the field.
WITH
  given AS (
    SELECT
      _id,
      _unit_id,
      _worker_id,
      _created_at,
      -- Month first, without a zone; a report that went through other hands may have ISO dates.
      coalesce(try_strptime(_created_at, ['%m/%d/%Y %H:%M:%S', '%m/%d/%Y %H:%M']), try_cast(_created_at AS TIMESTAMP)) AS created,
      coalesce(try_strptime(_started_at, ['%m/%d/%Y %H:%M:%S', '%m/%d/%Y %H:%M']), try_cast(_started_at AS TIMESTAMP)) AS started,
      lower(_golden) AS golden,
      lower(_missed) AS missed,
      lower(_tainted) AS tainted,
      _trust,
      _channel,
      _country,
      $data AS data,
      source_row,
      left_out,
      unnest($answers) AS asked
    FROM records
  )
SELECT
  _id AS annotation_id,
  _unit_id AS item_id,
  asked.question AS question,
  [trim(line, E' \r\t') FOR line IN string_split(asked.answer, E'\n') IF trim(line, E' \r\t') <> ''] AS picks,
  [trim(line, E' \r\t') FOR line IN string_split(asked.gold, E'\n') IF trim(line, E' \r\t') <> ''] AS gold,
  false AS multiple,
  'labelled' AS status,
  _worker_id AS annotator_id,
  'human' AS annotator_kind,
  coalesce(strftime(created, '%Y-%m-%dT%H:%M:%S'), _created_at) AS labeled_at,
  date_diff('second', started, created)::VARCHAR AS handling_seconds,
  CASE tainted WHEN 'true' THEN 'false' WHEN 'false' THEN 'true' END AS final,
  CASE golden WHEN 'true' THEN 'gold' ELSE 'production' END AS round,
  golden,
  missed,
  tainted,
  _trust AS trust,
  _channel AS channel,
  _country AS country,
  data,
  'gold ' || _unit_id AS gold_id,
  NULL::VARCHAR AS gold_by,
  NULL::VARCHAR AS gold_at,
  source_row,
  left_out
FROM given
