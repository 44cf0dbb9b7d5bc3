-- Settles a batch, each row only if its claim is still held. Parameters: queue ids, tokens, the provider's ids.
WITH held AS MATERIALIZED (
  SELECT b.*, q.message_key
  FROM unnest(?::bigint[], ?::bigint[], ?::text[]) AS b (queue_id, token, message_id)
  JOIN plain_queue q ON q.id = b.queue_id AND q.claim_token = b.token AND q.lease_until IS NOT NULL
  FOR NO KEY UPDATE OF q
),
attempt AS (
  UPDATE plain_attempt t SET outcome = 'sent', settled_at = clock_timestamp()
  FROM held WHERE t.id = held.token AND t.outcome IS NULL
  RETURNING held.*
),
ledger AS (
  UPDATE ledger l SET provider_id = a.message_id, recorded_at = clock_timestamp()
  FROM attempt a
  WHERE l.message_key = a.message_key
  RETURNING l.message
)
UPDATE plain_queue q SET status = 'sent', lease_until = NULL
FROM ledger WHERE q.id = ledger.message
