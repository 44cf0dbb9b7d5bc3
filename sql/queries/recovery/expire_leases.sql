-- Makes messages whose lease has ended uncertain: their node may have sent them. :firstLook (interval), :limit
WITH expired AS MATERIALIZED (
  SELECT q.id, q.claim_token, q.idempotency_key, q.claimed_by FROM send_queue q
  WHERE q.status = 'processing' AND q.lease_until < clock_timestamp()
  ORDER BY q.id
  LIMIT :limit
  FOR NO KEY UPDATE SKIP LOCKED
),
attempt AS (
  UPDATE send_attempts t
  SET outcome = 'unknown', settled_at = clock_timestamp(), detail = 'the lease ended without a word from the node'
  FROM expired WHERE t.id = expired.claim_token AND t.outcome IS NULL
  RETURNING t.id
),
ledger AS (
  UPDATE linkedin_messages l SET status = 'unknown'
  FROM expired JOIN attempt ON attempt.id = expired.claim_token
  WHERE l.idempotency_key = expired.idempotency_key
  RETURNING l.queue_id
)
UPDATE send_queue q
SET status = 'uncertain', status_reason = 'its node fell silent while sending', lease_until = NULL,
    look_at = clock_timestamp() + CAST(:firstLook AS interval)
FROM expired JOIN ledger ON ledger.queue_id = expired.id
WHERE q.id = expired.id
RETURNING q.id AS queue_id, q.claim_token AS attempt_id, q.claimed_by AS node
