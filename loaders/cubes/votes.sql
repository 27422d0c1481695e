-- Agreement's unit is item × question × round × policy version; a vote is one rater's label on a unit. Most units
-- of production work have one vote only: a hash tells them apart, so that only the others are grouped exactly.
CREATE TEMP VIEW votes AS
SELECT
  hash(item_id, question, round, policy_version) AS unit_hash,
  item_id,
  question,
  round,
  policy_version,
  position,
  label,
  annotator_kind,
  if(annotator_kind = 'model', coalesce(model_version, 'model'), NULL) AS model,
  team,
  answers.market AS annotator_market,
  annotator_id,
  annotator_id IS NULL AND (annotator_kind = 'human' OR model_version IS NULL) AS anonymous,
  annotation_id,
  labeled_at,
  updated_at
FROM answers
JOIN taxonomy_labels USING (question, label);

CREATE TEMP TABLE shared_hashes AS
SELECT unit_hash FROM votes GROUP BY unit_hash HAVING count(*) > 1;

CREATE TEMP TABLE shared_units AS
SELECT row_number() OVER () AS unit, unit_hash, item_id, question, round, policy_version
FROM (SELECT DISTINCT unit_hash, item_id, question, round, policy_version FROM votes SEMI JOIN shared_hashes USING (unit_hash));

-- At most one vote per rater, the latest; every anonymous vote is a rater's own. A model is known by its version,
-- and by its id too where it has one.
CREATE TEMP TABLE shared_votes AS
WITH
  numbered AS (
    SELECT
      unit,
      votes.* EXCLUDE (unit_hash, item_id, question, round, policy_version),
      if(anonymous, NULL, hash(unit, annotator_kind, annotator_id, model)) AS rater_hash
    FROM votes
    JOIN shared_units
      ON shared_units.unit_hash = votes.unit_hash
      AND shared_units.item_id = votes.item_id
      AND shared_units.question = votes.question
      AND shared_units.round = votes.round
      AND shared_units.policy_version IS NOT DISTINCT FROM votes.policy_version
  ),
  repeated AS (SELECT rater_hash FROM numbered GROUP BY rater_hash HAVING count(rater_hash) > 1),
  latest AS (
    FROM numbered
    SEMI JOIN repeated USING (rater_hash)
    QUALIFY
      row_number() OVER (
        PARTITION BY unit, annotator_kind, annotator_id, model
        ORDER BY labeled_at DESC NULLS LAST, updated_at DESC NULLS LAST, annotation_id DESC
      ) = 1
  )
SELECT unit, position, label, annotator_kind, model, team, annotator_market, labeled_at
FROM (FROM numbered ANTI JOIN repeated USING (rater_hash) UNION ALL FROM latest);

-- The majority of a team or market is its most frequent label; where two are equally frequent there is none.
CREATE TEMP TABLE majorities AS
SELECT unit, scope, rater, max_by(label, votes) AS label, max_by(position, votes) AS position
FROM (
  SELECT unit, 'teams' AS scope, team AS rater, label, position, count(*) AS votes
  FROM shared_votes
  WHERE team IS NOT NULL
  GROUP BY ALL
  UNION ALL
  SELECT unit, 'markets' AS scope, annotator_market AS rater, label, position, count(*) AS votes
  FROM shared_votes
  WHERE annotator_market IS NOT NULL
  GROUP BY ALL
)
GROUP BY ALL
HAVING count(*) = 1 OR max(votes, 2)[1] > max(votes, 2)[2];

-- Units with the attributes of their item, the local week of `labeled_at`, and the item's block.
CREATE TEMP MACRO unit_cells(name) AS TABLE
WITH
  attributed AS (
    SELECT units.*, market, queue, policy
    FROM query_table(name) AS units
    JOIN item_attributes USING (item_id)
  )
SELECT
  attributed.* EXCLUDE (item_id, labeled_at),
  CAST(date_trunc('week', day) AS DATE) AS week,
  CAST(('0x' || item_id)::UBIGINT % getvariable('agreement_blocks') AS INTEGER) AS block
FROM attributed
LEFT JOIN taxonomy_markets USING (market)
LEFT JOIN local_days
  ON local_days.time_zone = coalesce(taxonomy_markets.time_zone, 'UTC')
  AND "quarter" = time_bucket(INTERVAL 15 MINUTES, labeled_at);

CREATE TEMP VIEW dated_units AS
SELECT shared_units.* EXCLUDE (unit_hash), labeled_at
FROM shared_units
JOIN (SELECT unit, min(labeled_at) AS labeled_at FROM shared_votes GROUP BY unit) USING (unit);

CREATE TEMP TABLE units AS FROM unit_cells('dated_units');

CREATE TEMP VIEW lone_votes AS
SELECT item_id, question, round, policy_version, position, annotator_kind, team, annotator_market, labeled_at
FROM votes
ANTI JOIN shared_hashes USING (unit_hash);
