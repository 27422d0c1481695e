-- Reviews of a contact-centre QA tool: a row is the rating of one category of a scorecard in one review. What a review
-- judges is the reviewee's handling, and the reviewee held it to be right: so each rated category is an answer `met` of
-- theirs, which the review then upholds or overturns (reference_labels.sql). In a calibration session it is the
-- reviewers who answer, each with their rating of the same conversation.
WITH
  reviews AS (
    FROM csv('reviews*.csv')
    WHERE Rating <> 'N/A'
  )
SELECT
  "Review ID" AS annotation_id,
  "Review ID" AS submission_id,
  "Conversation ID" AS item_id,
  Category AS question,
  'met' AS label,
  'labelled' AS status,
  Reviewee AS annotator_id,
  'human' AS annotator_kind,
  Workspace AS team,
  Country AS market,
  Scorecard AS queue,
  "Conversation Closed At" AS labeled_at,
  'production' AS round,
  NULL AS session_id,
  source_file,
  source_row
FROM reviews
WHERE "Calibration Session" IS NULL
UNION ALL BY NAME
SELECT
  "Review ID" AS annotation_id,
  "Review ID" AS submission_id,
  "Conversation ID" AS item_id,
  Category AS question,
  Rating AS label,
  'labelled' AS status,
  Reviewer AS annotator_id,
  'human' AS annotator_kind,
  Country AS market,
  Scorecard AS queue,
  "Reviewed At" AS labeled_at,
  'calibration' AS round,
  "Calibration Session" AS session_id,
  source_file,
  source_row
FROM reviews
WHERE "Calibration Session" IS NOT NULL
