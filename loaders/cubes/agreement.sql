-- Units of a local week with the same number of labels, per scope of raters. A `{{…}}` stands for one column per
-- label position of the taxonomy, or per pair of them (make-cubes.ts).
WITH
  shared AS (
    SELECT
      unit,
      CASE
        WHEN grouping(annotator_kind) = 0 THEN annotator_kind
        WHEN grouping(team) = 0 THEN 'team:' || team
        WHEN grouping(annotator_market) = 0 THEN 'market:' || annotator_market
        ELSE 'all'
      END AS raters,
      count(*) AS labels
      {{r_k AS label_k}}
    FROM shared_votes
    GROUP BY GROUPING SETS ((unit), (unit, annotator_kind), (unit, team), (unit, annotator_market))
    HAVING raters IS NOT NULL
    UNION ALL
    -- A majority alone has nothing to agree with.
    SELECT unit, scope AS raters, count(*) AS labels
      {{r_k AS label_k}}
    FROM majorities
    GROUP BY unit, scope
    HAVING labels > 1
  ),
  -- Units with one vote need no grouping by unit, and are few kinds: count those first.
  lone_kinds AS (
    SELECT
      week,
      market,
      queue,
      policy,
      policy_version,
      question,
      round,
      block,
      annotator_kind,
      team,
      annotator_market,
      position,
      count(*) AS n
    FROM unit_cells('lone_votes')
    GROUP BY ALL
  ),
  lone AS (
    SELECT
      week,
      market,
      queue,
      policy,
      policy_version,
      question,
      round,
      CASE
        WHEN grouping(annotator_kind) = 0 THEN annotator_kind
        WHEN grouping(team) = 0 THEN 'team:' || team
        WHEN grouping(annotator_market) = 0 THEN 'market:' || annotator_market
        ELSE 'all'
      END AS raters,
      block,
      1 AS labels,
      sum(n) AS units,
      0 AS agreeing,
      0 AS unanimous
      {{n_k AS label_k}}
      {{0 AS pair_j_k}}
    FROM lone_kinds
    GROUP BY GROUPING SETS (
      (week, market, queue, policy, policy_version, question, round, block),
      (week, market, queue, policy, policy_version, question, round, block, annotator_kind),
      (week, market, queue, policy, policy_version, question, round, block, team),
      (week, market, queue, policy, policy_version, question, round, block, annotator_market)
    )
    HAVING raters IS NOT NULL
  ),
  cells AS (
    SELECT
      week,
      market,
      queue,
      policy,
      policy_version,
      question,
      round,
      raters,
      block,
      labels,
      1 AS units,
      0 {{+ r_k(r_k - 1)}} AS agreeing,
      CAST(labels > 1 AND greatest(0 {{label_k}}) = labels AS INTEGER) AS unanimous
      {{label_k}}
      {{r_j * r_k AS pair_j_k}}
    FROM shared
    JOIN units USING (unit)
    UNION ALL BY NAME
    FROM lone
  )
SELECT
  week,
  market,
  queue,
  policy,
  policy_version,
  question,
  round,
  raters,
  block,
  labels,
  CAST(sum(units) AS BIGINT) AS units,
  CAST(sum(agreeing) AS BIGINT) AS agreeing,
  CAST(sum(unanimous) AS BIGINT) AS unanimous
  {{sum of label_k}}
  {{sum of pair_j_k}}
FROM cells
GROUP BY ALL
