-- Every audit decision is an annotation: the human's and each model's. A case a model refused has none,
-- so the refusals are the cases without a decision of a model that decided others.
WITH
  audits AS (
    FROM json('audits.json', records := '$.audits[*]')
  ),
  cases AS (
    FROM json('generated-cases.json', records := '$.cases[*]')
  ),
  decisions AS (
    SELECT
      caseId,
      auditor,
      action AS label,
      'labelled' AS status,
      timestamp AS labeled_at,
      confidence,
      source_file,
      source_row
    FROM audits
    UNION ALL BY NAME
    SELECT id AS caseId, auditor, 'refused' AS status, source_file, source_row
    FROM cases
    CROSS JOIN (SELECT DISTINCT auditor FROM audits)
    WHERE (id, auditor) NOT IN (SELECT (caseId, auditor) FROM audits)
  )
SELECT
  decisions.caseId || ' ' || decisions.auditor AS annotation_id,
  decisions.caseId || ' ' || decisions.auditor AS submission_id,
  decisions.caseId AS item_id,
  'action' AS question,
  decisions.label,
  decisions.status,
  decisions.auditor AS annotator_id,
  CASE decisions.auditor WHEN 'human' THEN 'human' ELSE 'model' END AS annotator_kind,
  CASE WHEN decisions.auditor <> 'human' THEN decisions.auditor END AS model_version,
  cases.language AS market,
  cases.type AS queue,
  cases.category AS policy,
  decisions.labeled_at,
  decisions.confidence,
  'production' AS round,
  decisions.source_file,
  decisions.source_row
FROM decisions
JOIN cases ON cases.id = decisions.caseId
