-- Judged labels of a local week, by the whole days from the label to the decision about it.
SELECT
  week,
  market,
  queue,
  policy,
  team,
  annotator_kind,
  model_version,
  round,
  reference_kind,
  selection,
  reference_set,
  -- Rounded down, so that a decision before the label it is about is negative.
  CAST(
    greatest(-1, least(366, floor((epoch_ms(decided_at) - epoch_ms(labeled_at)) / 86_400_000.0))) AS INTEGER
  ) AS delay,
  count(*) AS n
FROM work('judgements')
WHERE reference_kind <> 'gold' AND decided_at IS NOT NULL AND labeled_at IS NOT NULL
GROUP BY ALL
