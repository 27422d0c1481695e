-- Pairs of labels of one unit, by label given.
WITH
  given AS (SELECT unit, position, label, count(*) AS votes FROM shared_votes GROUP BY ALL),
  alike AS (
    SELECT
      unit,
      'all' AS scope,
      'all' AS rater_a,
      'all' AS rater_b,
      a.label AS label_a,
      b.label AS label_b,
      if(a.position = b.position, a.votes * (a.votes - 1) // 2, a.votes * b.votes) AS n
    FROM given AS a
    JOIN given AS b USING (unit)
    WHERE a.position <= b.position AND (a.position < b.position OR a.votes > 1)
  ),
  models AS (
    SELECT unit, 'models' AS scope, a.model AS rater_a, b.model AS rater_b, a.label AS label_a, b.label AS label_b, 1 AS n
    FROM shared_votes AS a
    JOIN shared_votes AS b USING (unit)
    WHERE a.model < b.model
  ),
  human_model AS (
    SELECT unit, 'human-model' AS scope, 'human' AS rater_a, b.model AS rater_b, a.label AS label_a, b.label AS label_b, 1 AS n
    FROM shared_votes AS a
    JOIN shared_votes AS b USING (unit)
    WHERE a.annotator_kind = 'human' AND b.annotator_kind = 'model'
  ),
  groups AS (
    SELECT unit, scope, a.rater AS rater_a, b.rater AS rater_b, a.label AS label_a, b.label AS label_b, 1 AS n
    FROM majorities AS a
    JOIN majorities AS b USING (unit, scope)
    WHERE a.rater < b.rater
  )
SELECT
  week,
  market,
  queue,
  policy,
  policy_version,
  question,
  round,
  scope,
  rater_a,
  rater_b,
  label_a,
  label_b,
  CAST(sum(n) AS BIGINT) AS n
FROM (FROM alike UNION ALL FROM models UNION ALL FROM human_model UNION ALL FROM groups)
JOIN units USING (unit)
GROUP BY ALL
