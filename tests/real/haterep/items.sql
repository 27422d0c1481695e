-- A post; the collection it was drawn from stands for the queue. Its text is content and not selected.
SELECT 'haterep ' || "Question ID" AS item_id, dataset AS queue, source_file, source_row
FROM csv('database.csv')
