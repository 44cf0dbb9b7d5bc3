-- A node learned an attempt's fate after it had lost the claim: that is evidence, and it decides the
-- message if that is still uncertain about this very attempt. A message that was put back meanwhile,
-- because it was taken to be absent, is suppressed when it was delivered after all. Returns whether
-- anything was decided.
--
-- :queueId, :token, :finding (delivered | absent), :status (sent | pending | failed), :wait, :retries,
-- :messageId, :chatId, :node, :reason
WITH row_now AS MATERIALIZED (
  SELECT q.id, q.status, q.claim_token, q.idempotency_key
  FROM send_queue q
  JOIN send_attempts t ON t.id = :token AND t.queue_id = q.id
  -- Where the outcome is on record already, only the acknowledgement of its commit was lost.
  WHERE q.id = :queueId AND t.outcome IS DISTINCT FROM CASE :finding WHEN 'delivered' THEN 'sent' ELSE 'not_sent' END
  FOR NO KEY UPDATE OF q
),
evidence AS (
  INSERT INTO attempt_evidence (queue_id, attempt_id, source, finding, message_ids, actor, reason)
  SELECT id, :token, 'late_reply', :finding, array_remove(ARRAY[CAST(:messageId AS text)], NULL), :node, :reason FROM row_now
  RETURNING queue_id, attempt_id, found_at
),
undecided AS (
  SELECT r.*, e.found_at FROM row_now r JOIN evidence e ON e.queue_id = r.id
  WHERE r.status = 'uncertain' AND r.claim_token = :token OR r.status = 'pending' AND :finding = 'delivered'
),
ledger AS (
  UPDATE linkedin_messages l
  SET status = CASE :finding WHEN 'delivered' THEN 'sent' ELSE 'not_sent' END,
      chat_id = coalesce(:chatId, l.chat_id), message_id = :messageId,
      sent_at = CASE :finding WHEN 'delivered' THEN u.found_at END
  FROM undecided u
  WHERE l.idempotency_key = u.idempotency_key
  RETURNING l.queue_id
),
queue AS (
  UPDATE send_queue q
  SET status = CASE q.status WHEN 'pending' THEN 'suppressed' ELSE :status END, status_reason = :reason, look_at = NULL,
      retries = q.retries + :retries, retry_at = CASE :status WHEN 'pending' THEN clock_timestamp() + CAST(:wait AS interval) END
  FROM ledger
  WHERE q.id = ledger.queue_id
  RETURNING q.id, q.prospect_id, q.status
),
stopped AS (
  UPDATE campaign_prospects p SET stopped_at = clock_timestamp(), stop_reason = :reason
  FROM queue WHERE queue.status = 'failed' AND p.id = queue.prospect_id AND p.stopped_at IS NULL
)
SELECT EXISTS (SELECT FROM queue) AS decided
