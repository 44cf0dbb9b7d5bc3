-- The next messages of a bulk action. :bulkId, :cursor (the last one that has its outcome), :limit
SELECT queue_id FROM bulk_action_messages WHERE bulk_id = :bulkId AND queue_id > :cursor ORDER BY queue_id LIMIT :limit
