-- A row is one rater's visit to one post in one phase, with the answers to four questions; two of them allow several
-- answers. The phase, before or after guidance, is the policy version, so that labels are compared within it. A label's
-- time is known only as its rater's phase: it counts when the phase was finished. Times are day first, taken as UTC.
-- Users and posts are numbered within this set only. Which group a rater belongs to (the file's name) and why they
-- chose are personal and not selected.
WITH
  visits AS (
    SELECT
      "User",
      "Question ID",
      "Phase",
      concat_ws(', ', "About gender?", "Gender Unclear/Not-Referring") AS gender,
      concat_ws(', ', "About sexuality?", "Sexuality Unclear/Not-Referring") AS sexuality,
      "Hate speech?" AS hate_speech,
      "Is the hate speech targeting?" AS targeting,
      source_file,
      source_row
    FROM csv('annotations_*.csv')
  ),
  answers AS (
    FROM (UNPIVOT visits ON gender, sexuality, hate_speech, targeting INTO NAME question VALUE answer)
    JOIN (SELECT * EXCLUDE (source_file, source_row) FROM csv('users.csv')) USING ("User")
  )
SELECT
  concat_ws(' ', "User", "Question ID", "Phase") AS annotation_id,
  concat_ws(' ', "User", "Question ID", "Phase") AS submission_id,
  'haterep ' || "Question ID" AS item_id,
  question,
  unnest(string_split(answer, ', ')) AS label,
  'labelled' AS status,
  'haterep ' || "User" AS annotator_id,
  'human' AS annotator_kind,
  nullif("Country", '1980') AS market, -- the taxonomy knows the other spellings; this is no country
  strptime(if("Phase" = '1', "Phase 1 Finished", "Phase 2 Finished"), '%d/%m/%Y %H:%M') AS labeled_at,
  'phase ' || "Phase" AS policy_version,
  'production' AS round,
  source_file,
  source_row
FROM answers
