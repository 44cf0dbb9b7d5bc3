-- A message that was put back was delivered after all: it is not tried again. Empty if it was claimed or decided
-- meanwhile; the evidence is kept then too, and no third attempt follows.
--
-- :queueId, :attemptId, :messageIds, :messageId, :chatId, :sentAt, :actor, :reason
WITH evidence AS (
  INSERT INTO attempt_evidence (queue_id, attempt_id, source, finding, message_ids, actor, reason)
  VALUES (:queueId, :attemptId, 'webhook', 'delivered', CAST(:messageIds AS text[]), :actor, :reason)
  RETURNING attempt_id, message_ids
),
incident AS (
  INSERT INTO duplicate_incidents (queue_id, attempt_id, message_ids)
  SELECT :queueId, attempt_id, message_ids FROM evidence WHERE cardinality(message_ids) > 1
),
waiting AS MATERIALIZED (
  SELECT q.id, q.idempotency_key FROM send_queue q, evidence
  WHERE q.id = :queueId AND q.status = 'pending'
  FOR NO KEY UPDATE OF q
),
ledger AS (
  UPDATE linkedin_messages l
  SET status = 'sent', chat_id = coalesce(:chatId, l.chat_id), message_id = :messageId, sent_at = CAST(:sentAt AS timestamptz)
  FROM waiting WHERE l.idempotency_key = waiting.idempotency_key
  RETURNING l.queue_id
)
UPDATE send_queue q SET status = 'suppressed', status_reason = :reason, retry_at = NULL
FROM ledger WHERE q.id = ledger.queue_id
RETURNING q.id
