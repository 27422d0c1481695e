-- A review is an audit of the handling; a dispute that was decided is an arbitration that replaces it. Only reviews the
-- tool drew at random carry accuracy. `Weight` is the category's share of the score, no sampling weight: it stays out.
WITH
  reviews AS (
    FROM csv('reviews*.csv')
    WHERE Rating <> 'N/A' AND "Calibration Session" IS NULL
  ),
  decisions AS (
    SELECT
      *,
      "Review ID" AS reference_id,
      Rating AS reference_label,
      'audit' AS kind,
      CASE "Assignment" WHEN 'Random' THEN 'random' ELSE 'targeted' END AS selection,
      Reviewer AS decided_by,
      "Reviewed At" AS decided_at,
      NULL AS replaces_reference_id
    FROM reviews
    UNION ALL BY NAME
    SELECT
      *,
      "Review ID" || ' dispute' AS reference_id,
      "Dispute Rating" AS reference_label,
      'arbitration' AS kind,
      'dispute' AS selection,
      "Dispute Decided By" AS decided_by,
      "Dispute Decided At" AS decided_at,
      "Review ID" AS replaces_reference_id
    FROM reviews
    WHERE "Dispute Status" IN ('Accepted', 'Rejected')
  )
SELECT
  reference_id,
  "Conversation ID" AS item_id,
  Category AS question,
  reference_label,
  'QA reviews' AS reference_set,
  kind,
  selection,
  decided_by,
  decided_at,
  "Review ID" AS audited_annotation_id,
  replaces_reference_id,
  CASE lower(reference_label) WHEN 'met' THEN 'upheld' ELSE 'overturned' END AS outcome,
  CASE WHEN lower(reference_label) <> 'met' THEN "Root Cause" END AS error_reason,
  CASE Critical WHEN 'Yes' THEN 'critical' ELSE 'not critical' END AS severity,
  source_file,
  source_row
FROM decisions
