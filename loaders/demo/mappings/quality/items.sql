-- What was labelled. The sheet's title and url are content: they are not selected.
SELECT item_id, market, queue, policy, language, created_at, creator AS group_id, source_file, source_row
FROM csv('items.csv')
