-- People's labels in production by local day, without the choices of multiple-choice questions: rows state only those picked.
SELECT source, market, question, strftime(day, '%Y-%m-%d') AS day, label, count(*) AS n
FROM profiled
WHERE
  annotator_kind = 'human'
  -- Gold and calibration items are chosen: their labels are another mix.
  AND round = 'production'
  AND label IS NOT NULL
  AND question NOT IN (SELECT question FROM taxonomy_choices UNION SELECT base FROM taxonomy_choices)
GROUP BY ALL
