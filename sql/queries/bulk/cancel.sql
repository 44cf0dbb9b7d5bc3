-- Cancels those of some messages that still wait. One that somebody else has in hand is left to them. :queueIds, :reason
WITH held AS MATERIALIZED (
  SELECT id FROM send_queue
  WHERE id = ANY (CAST(:queueIds AS bigint[])) AND status = 'pending'
  ORDER BY id
  FOR NO KEY UPDATE SKIP LOCKED
)
UPDATE send_queue q
SET status = 'cancelled', status_reason = :reason || CASE
    WHEN EXISTS (SELECT FROM send_attempts t WHERE t.queue_id = q.id AND t.outcome = 'unknown')
    THEN '; that the earlier attempt was not delivered is only known from looks that missed it' ELSE '' END
FROM held
WHERE q.id = held.id
RETURNING q.id
