-- The DSA Transparency Database: a record is a statement of reasons, one decision of a platform. What it decided, and
-- why, are its questions; some hold JSON lists. Light files have no `territorial_scope`.
WITH
  given AS (
    SELECT
      *,
      picks_of(territorial_scope) AS scope,
      unnest(list_filter([
        {'question': 'category', 'answer': category, 'multiple': false},
        {'question': 'category_addition', 'answer': category_addition, 'multiple': true},
        {'question': 'category_specification', 'answer': category_specification, 'multiple': true},
        {'question': 'decision_ground', 'answer': decision_ground, 'multiple': false},
        {'question': 'decision_visibility', 'answer': decision_visibility, 'multiple': true},
        {'question': 'decision_monetary', 'answer': decision_monetary, 'multiple': false},
        {'question': 'decision_provision', 'answer': decision_provision, 'multiple': false},
        {'question': 'decision_account', 'answer': decision_account, 'multiple': false}
      ], one -> one.answer IS NOT NULL OR one.question = 'category')) AS asked
    FROM records
  )
SELECT
  uuid AS annotation_id,
  uuid AS item_id,
  asked.question AS question,
  picks_of(asked.answer) AS picks,
  asked.multiple AS multiple,
  'labelled' AS status,
  NULL::VARCHAR AS annotator_id,
  CASE automated_decision WHEN 'AUTOMATED_DECISION_FULLY' THEN 'model' ELSE 'human' END AS annotator_kind,
  CASE
    WHEN len(scope) = 1 THEN scope[1]
    WHEN len(scope) = 27 AND list_has_all($eu, scope) THEN 'EU'
    WHEN len(scope) = 30 AND list_has_all($eu || ['IS', 'LI', 'NO'], scope) THEN 'EEA'
  END AS market,
  content_language AS language,
  application_date AS labeled_at,
  created_at AS updated_at,
  platform_name,
  source_type,
  automated_detection,
  automated_decision,
  content_type,
  content_date,
  territorial_scope,
  account_type,
  incompatible_content_illegal,
  source_row,
  left_out
FROM given
