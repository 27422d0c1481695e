-- Who belonged to which team, and when; the address is the one annotations use.
SELECT
  email AS annotator_id,
  team,
  vendor,
  site,
  market,
  first_day AS started_at,
  last_day AS ended_at,
  source_file,
  source_row
FROM csv('roster.csv')
