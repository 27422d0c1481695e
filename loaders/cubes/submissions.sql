-- Most submissions are one row: a hash tells them apart, so that only the others are ordered.
CREATE TEMP TABLE repeated_visits AS
SELECT hash(submission_id, item_id) AS visit_hash FROM annotations GROUP BY visit_hash HAVING count(*) > 1;

-- The one row that shows a submission: its answer to the primary question; without one, or where that question is
-- multiple-choice and has no single answer, what else it holds.
CREATE TEMP VIEW submissions AS
WITH
  answered AS NOT MATERIALIZED (
    SELECT
      *,
      hash(submission_id, item_id) AS visit_hash,
      question IN (
        SELECT question FROM taxonomy_questions ANTI JOIN taxonomy_choices USING (question) WHERE is_primary
      ) AS is_primary
    FROM annotations
  )
FROM answered
ANTI JOIN repeated_visits USING (visit_hash)
UNION ALL
FROM answered
SEMI JOIN repeated_visits USING (visit_hash)
QUALIFY
  row_number() OVER (
    PARTITION BY submission_id, item_id
    ORDER BY
      is_primary DESC,
      CASE status WHEN 'labelled' THEN 1 WHEN 'refused' THEN 2 ELSE 3 END,
      labeled_at DESC NULLS LAST,
      question,
      annotation_id
  ) = 1;
