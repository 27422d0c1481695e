-- Who judges: arbitration over audit over gold; one that was replaced after the others of its kind; one about this
-- annotation over one about the item; the latest; the lowest id. A smaller rank judges before a greater one.
CREATE TEMP TABLE ranked_references AS
WITH
  replaced AS (
    SELECT DISTINCT replaces_reference_id AS reference_id, item_id, question, reference_set, true AS replaced
    FROM reference_answers
    WHERE replaces_reference_id <> reference_id
  )
SELECT
  *,
  row_number() OVER (
    ORDER BY
      CASE kind WHEN 'arbitration' THEN 1 WHEN 'audit' THEN 2 ELSE 3 END,
      replaced NULLS FIRST,
      audited_annotation_id IS NULL,
      decided_at DESC NULLS LAST,
      reference_id,
      item_id,
      question
  ) AS rank
FROM reference_answers
LEFT JOIN replaced USING (reference_id, item_id, question, reference_set);

-- Every reference about an answer, with the reason where it may not judge it.
CREATE TEMP TABLE reference_matches AS
WITH
  about AS (
    SELECT answers."row", answers.question, annotator_id, answers.policy_version, rank
    FROM answers
    JOIN ranked_references ON audited_annotation_id = annotation_id AND ranked_references.question = answers.question
    UNION ALL
    SELECT answers."row", question, annotator_id, answers.policy_version, rank
    FROM answers
    JOIN ranked_references USING (item_id, question)
    WHERE audited_annotation_id IS NULL
  )
SELECT
  about."row",
  about.question,
  reference_set,
  rank,
  kind = 'arbitration' AS is_arbitration,
  CASE
    WHEN decided_by = annotator_id THEN 'own'
    WHEN ranked_references.policy_version <> about.policy_version THEN 'policy version'
  END AS left_out
FROM about
JOIN ranked_references USING (rank);

-- One judgement per annotation, question and reference set.
CREATE TABLE judgements AS
WITH
  judges AS (
    SELECT
      "row",
      question,
      min(rank) FILTER (left_out IS NULL) AS judge,
      min(rank) FILTER (NOT is_arbitration) AS overruled
    FROM reference_matches
    GROUP BY "row", question, reference_set
    HAVING judge IS NOT NULL
  ),
  -- What a reference replaced, when that was itself drawn, not an earlier step of the same dispute.
  replacements AS (
    SELECT replacing.rank AS judge, original.rank AS original, original.audited_annotation_id AS original_annotation
    FROM ranked_references AS replacing
    JOIN ranked_references AS original
      ON original.reference_id = replacing.replaces_reference_id
      AND original.item_id = replacing.item_id
      AND original.question = replacing.question
      AND original.reference_set = replacing.reference_set
    WHERE original.kind <> 'arbitration'
  ),
  judged AS (
    SELECT
      answers.* EXCLUDE ("row"),
      judge.reference_id,
      judge.reference_label,
      judge.reference_set,
      judge.kind AS reference_kind,
      coalesce(original.selection, judge.selection) AS selection,
      judge.decided_by,
      judge.decided_at,
      coalesce(if(original.rank IS NULL, judge.sampling_weight, original.sampling_weight), 1) AS sampling_weight,
      judge.error_reason,
      judge.severity,
      judge.outcome
    FROM judges
    JOIN answers USING ("row", question)
    JOIN ranked_references AS judge ON judge.rank = judges.judge
    LEFT JOIN replacements ON replacements.judge = judges.judge
    LEFT JOIN ranked_references AS original
      ON original.rank = CASE
        -- A reference has one row per question, so that it replaces one original. That is about an annotation, or all.
        WHEN replacements.original IS NOT NULL AND coalesce(original_annotation = annotation_id, true) THEN replacements.original
        WHEN judge.kind = 'arbitration' THEN overruled
      END
  )
SELECT
  judged.*,
  judged.label = reference_label AS correct,
  CASE
    WHEN judged.label = reference_label THEN 'none'
    WHEN given.means IS NULL OR should.means IS NULL THEN NULL
    WHEN (given.means = 'violating') = (should.means = 'violating') THEN 'wrong_label'
    WHEN given.means = 'violating' THEN 'false_positive'
    ELSE 'false_negative'
  END AS error_type
FROM judged
LEFT JOIN taxonomy_labels AS given ON given.question = judged.question AND given.label = judged.label
LEFT JOIN taxonomy_labels AS should ON should.question = judged.question AND should.label = reference_label;
