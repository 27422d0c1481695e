-- Submissions of a local day. A submission shows its answer to the primary question; without one, or where that is
-- multiple-choice and has no single answer, what else it holds.
WITH
  answered AS (
    SELECT
      work.*,
      question IN (
        SELECT question FROM taxonomy_questions ANTI JOIN taxonomy_choices USING (question) WHERE is_primary
      ) AS is_primary,
      hash(submission_id, item_id) AS visit_hash
    FROM work('annotations') AS work
  ),
  -- Most submissions are one row: only the others are ordered.
  repeated AS (SELECT visit_hash FROM answered GROUP BY visit_hash HAVING count(*) > 1),
  submissions AS (
    FROM answered
    ANTI JOIN repeated USING (visit_hash)
    UNION ALL
    FROM answered
    SEMI JOIN repeated USING (visit_hash)
    QUALIFY
      row_number() OVER (
        PARTITION BY submission_id, item_id
        ORDER BY
          is_primary DESC,
          CASE status WHEN 'labelled' THEN 1 WHEN 'refused' THEN 2 ELSE 3 END,
          labeled_at DESC NULLS LAST,
          question,
          annotation_id
      ) = 1
  )
SELECT
  day,
  market,
  queue,
  policy,
  team,
  annotator_kind,
  model_version,
  policy_version,
  round,
  status,
  if(is_primary, label, NULL) AS label,
  CAST(final AS VARCHAR) AS final,
  count(*) AS submissions
FROM submissions
GROUP BY ALL
