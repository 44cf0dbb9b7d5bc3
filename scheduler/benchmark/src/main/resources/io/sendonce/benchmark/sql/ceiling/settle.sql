-- Settles a batch, each row only if its claim is still held; each step hands on what the next finds its row by.
-- Parameters: queue ids, tokens, the provider's ids.
WITH held AS MATERIALIZED (
  SELECT b.*, q.idempotency_key
  FROM unnest(?::bigint[], ?::bigint[], ?::text[]) AS b (queue_id, token, message_id)
  JOIN send_queue q ON q.id = b.queue_id AND q.claim_token = b.token AND q.lease_until IS NOT NULL
  FOR NO KEY UPDATE OF q
),
attempt AS (
  UPDATE send_attempts t SET outcome = 'sent', settled_at = clock_timestamp(), http_status = 201
  FROM held WHERE t.id = held.token AND t.outcome IS NULL
  RETURNING held.*, t.settled_at
),
ledger AS (
  UPDATE linkedin_messages l SET status = 'sent', message_id = a.message_id, chat_id = 'chat of ' || a.message_id, sent_at = a.settled_at
  FROM attempt a
  WHERE l.idempotency_key = a.idempotency_key
  RETURNING a.queue_id AS settled_id
)
UPDATE send_queue q SET status = 'sent', lease_until = NULL
FROM ledger WHERE q.id = ledger.settled_id
