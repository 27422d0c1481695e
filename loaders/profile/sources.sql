-- Annotations of a source, market and kind of annotator: what is missing, and the range of times and scores.
SELECT
  source,
  market,
  annotator_kind,
  count(*) AS annotations,
  count(*) FILTER (labeled_at IS NULL) AS undated,
  count(*) FILTER (annotator_id IS NULL) AS without_annotator,
  count(*) FILTER (team IS NULL) AS without_team,
  count(*) FILTER (queue IS NULL) AS without_queue,
  min(labeled_at) AS first_label,
  max(labeled_at) AS last_label,
  count(handling_seconds) AS timed,
  count(*) FILTER (handling_seconds = 0) AS timed_zero,
  min(handling_seconds) AS handling_least,
  quantile_disc(handling_seconds, 0.5) AS handling_median,
  max(handling_seconds) AS handling_most,
  count(confidence) AS scored,
  count(*) FILTER (confidence IN (0, 1)) AS scored_certain,
  min(confidence) AS score_least,
  max(confidence) AS score_most
FROM profiled
GROUP BY source, market, annotator_kind
