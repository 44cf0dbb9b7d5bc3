-- How many rows an adoption has noted. :adoption, :queueTable, :messagesTable
SELECT count(*) FROM adopted_rows a JOIN adopted_tables t ON t.id = a.table_id
WHERE a.adoption_id = :adoption AND t.name IN (:queueTable, :messagesTable)
