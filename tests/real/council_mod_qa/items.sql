-- Language is the market, category the policy, and the kind of test case stands for the queue.
SELECT
  id AS item_id,
  language AS market,
  type AS queue,
  category AS policy,
  language,
  source_file,
  source_row
FROM json('generated-cases.json', records := '$.cases[*]')
