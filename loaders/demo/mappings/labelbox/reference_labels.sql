-- Benchmarks are what the gold panel agreed on: they judge every label of their item, whatever the tool.
SELECT
  'gold ' || (data->>'item_id') AS reference_id,
  data->>'item_id' AS item_id,
  lower(question) AS question,
  reference_label,
  'gold' AS reference_set,
  kind,
  selection,
  decided_by,
  decided_at,
  source_file,
  source_row
FROM labelbox_gold('*.ndjson')
