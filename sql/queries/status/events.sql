-- Every change of one message's state, the first first. :queueId
SELECT happened_at, from_status, to_status, reason, attempt_id, actor
FROM message_events WHERE queue_id = :queueId ORDER BY id
