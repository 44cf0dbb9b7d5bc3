-- Decides an uncertain message by evidence. Empty if it is decided already or was tried again since.
--
-- :queueId, :attemptId, :source, :finding (delivered | absent | given_up), :status, :ledgerStatus (NULL leaves it unknown),
-- :messageIds, :messageId, :chatId, :sentAt (NULL for now), :actor, :reason
WITH undecided AS MATERIALIZED (
  SELECT id, claim_token, idempotency_key FROM send_queue
  WHERE id = :queueId AND claim_token = :attemptId AND status = 'uncertain'
  FOR NO KEY UPDATE
),
evidence AS (
  INSERT INTO attempt_evidence (queue_id, attempt_id, source, finding, message_ids, actor, reason)
  SELECT id, claim_token, :source, :finding, CAST(:messageIds AS text[]), :actor, :reason FROM undecided
  RETURNING queue_id, attempt_id, finding, found_at, message_ids
),
incident AS (
  INSERT INTO duplicate_incidents (queue_id, attempt_id, message_ids)
  SELECT queue_id, attempt_id, message_ids FROM evidence WHERE finding = 'delivered' AND cardinality(message_ids) > 1
),
ledger AS (
  UPDATE linkedin_messages l
  SET status = coalesce(:ledgerStatus, l.status), chat_id = coalesce(:chatId, l.chat_id), message_id = :messageId,
      sent_at = CASE :ledgerStatus WHEN 'sent' THEN coalesce(CAST(:sentAt AS timestamptz), evidence.found_at) END
  FROM undecided JOIN evidence ON evidence.queue_id = undecided.id
  WHERE l.idempotency_key = undecided.idempotency_key
  RETURNING l.queue_id
)
UPDATE send_queue q
SET status = :status, status_reason = :reason, look_at = NULL,
    retries = q.retries + CASE :status WHEN 'pending' THEN 1 ELSE 0 END
FROM ledger
WHERE q.id = ledger.queue_id
RETURNING q.id
