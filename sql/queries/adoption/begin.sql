-- Notes that an adoption begins. :queueTable, :messagesTable, :actor, :reason
INSERT INTO adoptions (queue_table, messages_table, actor, reason) VALUES (:queueTable, :messagesTable, :actor, :reason) RETURNING id
