-- Audits judge one annotation each; an arbitration replaces its audit; gold judges every label of its item.
SELECT
  audit_id AS reference_id,
  item_id,
  'violation' AS question,
  right_label AS reference_label,
  'quality' AS reference_set,
  'audit' AS kind,
  sample AS selection,
  auditor AS decided_by,
  decided_at,
  requested_at,
  tool || ':' || annotation_id AS audited_annotation_id,
  outcome,
  error_reason,
  severity,
  sampling_weight,
  policy_version,
  updated_at,
  source_file,
  source_row
FROM csv('audits.csv')
UNION ALL BY NAME
SELECT
  arbitration_id AS reference_id,
  item_id,
  'violation' AS question,
  right_label AS reference_label,
  'quality' AS reference_set,
  'arbitration' AS kind,
  'dispute' AS selection,
  arbitrator AS decided_by,
  decided_at,
  requested_at,
  tool || ':' || annotation_id AS audited_annotation_id,
  audit_id AS replaces_reference_id,
  outcome,
  policy_version,
  source_file,
  source_row
FROM csv('arbitrations.csv')
UNION ALL BY NAME
SELECT
  'gold ' || item_id AS reference_id,
  item_id,
  'violation' AS question,
  right_label AS reference_label,
  'gold' AS reference_set,
  'gold' AS kind,
  'gold' AS selection,
  agreed_by AS decided_by,
  agreed_at AS decided_at,
  source_file,
  source_row
FROM csv('gold.csv')
