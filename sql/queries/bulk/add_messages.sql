-- Writes down to which messages. :bulkId, :queueIds
INSERT INTO bulk_action_messages (bulk_id, queue_id)
SELECT :bulkId, id FROM unnest(CAST(:queueIds AS bigint[])) AS chosen (id) ORDER BY id
