-- People's labels of a local day, without the choices of multiple-choice questions: rows state only those picked.
SELECT source, market, question, strftime(day, '%Y-%m-%d') AS day, label, count(*) AS n
FROM work('annotations')
WHERE
  annotator_kind = 'human'
  AND label IS NOT NULL
  AND question NOT IN (SELECT question FROM taxonomy_choices UNION SELECT base FROM taxonomy_choices)
GROUP BY ALL
