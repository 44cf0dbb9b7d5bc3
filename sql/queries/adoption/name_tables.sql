-- Gives the two tables numbers, by which their rows are known for good. :queueTable, :messagesTable
INSERT INTO adopted_tables (name) SELECT name FROM unnest(ARRAY[CAST(:queueTable AS text), CAST(:messagesTable AS text)]) AS name
ON CONFLICT DO NOTHING
