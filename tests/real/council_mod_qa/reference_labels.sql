-- The human's decisions are also what the models are judged by: all cases were audited, so the audit is random with weight 1.
SELECT
  caseId AS reference_id,
  caseId AS item_id,
  'action' AS question,
  action AS reference_label,
  'human' AS reference_set,
  'audit' AS kind,
  'random' AS selection,
  auditor AS decided_by,
  timestamp AS decided_at,
  source_file,
  source_row
FROM json('audits.json', records := '$.audits[*]')
WHERE auditor = 'human'
