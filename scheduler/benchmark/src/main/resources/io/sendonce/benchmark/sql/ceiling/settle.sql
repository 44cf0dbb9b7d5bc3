-- Settles a batch, each row only if its claim is still held.
-- Parameters: queue ids, tokens, the provider's ids.
WITH held AS MATERIALIZED (
  SELECT b.*, q.idempotency_key
  FROM unnest(?::bigint[], ?::bigint[], ?::text[]) AS b (queue_id, token, message_id)
  JOIN send_queue q ON q.id = b.queue_id AND q.claim_token = b.token AND q.status = 'processing'
  FOR NO KEY UPDATE OF q
),
attempt AS (
  UPDATE send_attempts t SET outcome = 'sent', settled_at = clock_timestamp(), http_status = 201
  FROM held WHERE t.id = held.token AND t.outcome IS NULL
  RETURNING t.id, t.settled_at
),
ledger AS (
  UPDATE linkedin_messages l SET status = 'sent', message_id = held.message_id, chat_id = 'chat of ' || held.message_id, sent_at = attempt.settled_at
  FROM held JOIN attempt ON attempt.id = held.token
  WHERE l.idempotency_key = held.idempotency_key
  RETURNING l.queue_id
)
UPDATE send_queue q SET status = 'sent', lease_until = NULL
FROM ledger WHERE q.id = ledger.queue_id
