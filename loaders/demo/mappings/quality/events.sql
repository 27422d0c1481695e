-- The event log uses the canonical names already.
SELECT event_id, kind, starts_at, ends_at, title, market, policy, team, source_file, source_row
FROM csv('events.csv')
