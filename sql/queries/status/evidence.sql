-- Everything that was learned about the attempts of one message, the first first. :queueId
SELECT attempt_id, found_at, source, finding, message_ids, actor, reason
FROM attempt_evidence WHERE queue_id = :queueId ORDER BY id
