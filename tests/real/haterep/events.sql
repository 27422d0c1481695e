-- Guidance reached every rater at a time of their own, so there is an event per rater: no date parts the phases.
SELECT
  'haterep guidance ' || "User" AS event_id,
  'guideline' AS kind,
  strptime("Phase 2 Started", '%d/%m/%Y %H:%M') AS starts_at,
  'Posts shown with background knowledge' AS title,
  'haterep ' || "User" AS annotator_id,
  source_file,
  source_row
FROM csv('users.csv')
