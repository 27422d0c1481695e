-- Answers that no row states: who visits a multiple-choice question says `no` to every choice not picked.
CREATE TEMP TABLE implied_answers AS
WITH
  visits AS (
    SELECT submission_id, item_id, base, arg_min(annotations."row", annotation_id || ' ' || question) AS "row"
    FROM annotations
    JOIN (FROM taxonomy_choices UNION SELECT DISTINCT base, base FROM taxonomy_choices) USING (question)
    WHERE status = 'labelled'
    GROUP BY ALL
  )
SELECT "row", question
FROM visits
JOIN taxonomy_choices USING (base)
ANTI JOIN annotations USING (submission_id, item_id, question);

-- Every label given, stated or implied. An answer is known by the row it stands in and its question.
CREATE TEMP VIEW answers AS
FROM annotations
WHERE status = 'labelled' AND label IS NOT NULL
UNION ALL
SELECT
  annotations.* REPLACE (implied_answers.question AS question, 'no' AS label, NULL::DOUBLE AS confidence)
FROM implied_answers
JOIN annotations USING ("row");

CREATE TEMP TABLE implied_references AS
WITH
  decisions AS (
    SELECT reference_id, item_id, base, arg_min(reference_labels."row", question) AS "row"
    FROM reference_labels
    JOIN (FROM taxonomy_choices UNION SELECT DISTINCT base, base FROM taxonomy_choices) USING (question)
    GROUP BY ALL
  )
SELECT "row", question
FROM decisions
JOIN taxonomy_choices USING (base)
ANTI JOIN reference_labels USING (reference_id, item_id, question);

-- Every reference, stated or implied. What an auditor says of an error belongs to the label it was said of.
CREATE TEMP VIEW reference_answers AS
FROM reference_labels
UNION ALL
SELECT
  reference_labels.* REPLACE (
    implied_references.question AS question,
    'no' AS reference_label,
    NULL::VARCHAR AS outcome,
    NULL::VARCHAR AS error_reason,
    NULL::VARCHAR AS severity
  )
FROM implied_references
JOIN reference_labels USING ("row");
