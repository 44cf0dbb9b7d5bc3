-- Claims a batch and writes it ahead: the next due messages of a share. Parameters: share, after which message, how many, node.
WITH clock AS MATERIALIZED (SELECT clock_timestamp() AS at),
due AS MATERIALIZED (
  SELECT q.id, q.account, q.message_key, q.text FROM plain_queue q, clock
  WHERE q.status = 'pending' AND mod(q.id, 4) = ? AND q.id > ? AND q.due_at <= clock.at
  ORDER BY q.id LIMIT ?
  FOR NO KEY UPDATE OF q SKIP LOCKED
),
ledger AS (
  INSERT INTO ledger (message_key, message, account, node)
  SELECT d.message_key, d.id, d.account, ? FROM due d
  RETURNING message
),
attempt AS (
  INSERT INTO plain_attempt (queue_id, started_at, lease_until)
  SELECT ledger.message, clock.at, clock.at + interval '60 seconds' FROM ledger, clock
  RETURNING id, queue_id, lease_until
),
claimed AS (
  UPDATE plain_queue q SET status = 'processing', claim_token = attempt.id, lease_until = attempt.lease_until
  FROM attempt WHERE q.id = attempt.queue_id
  RETURNING q.id, q.claim_token
)
SELECT d.id, claimed.claim_token, d.id AS place, d.text FROM due d FULL JOIN claimed ON claimed.id = d.id
