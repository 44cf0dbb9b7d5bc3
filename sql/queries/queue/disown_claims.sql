-- Puts back what claims took that their node never learned of, because the acknowledgement of the commit was lost:
-- nobody has sent it, for only who holds a claim does. Without this it would be in doubt once the lease ended.
--
-- :claimIds
WITH unheld AS MATERIALIZED (
  SELECT q.id, q.claim_token, q.idempotency_key
  FROM send_queue q
  JOIN send_attempts t ON t.id = q.claim_token
  WHERE q.status = 'processing' AND t.claim_id = ANY (CAST(:claimIds AS uuid[]))
  ORDER BY q.id
  FOR NO KEY UPDATE OF q
),
attempt AS (
  UPDATE send_attempts t
  SET outcome = 'not_sent', settled_at = clock_timestamp(), detail = 'the acknowledgement of the claim was lost; nothing was sent'
  FROM unheld WHERE t.id = unheld.claim_token AND t.outcome IS NULL
  RETURNING t.id
),
ledger AS (
  UPDATE linkedin_messages l SET status = 'not_sent'
  FROM unheld JOIN attempt ON attempt.id = unheld.claim_token
  WHERE l.idempotency_key = unheld.idempotency_key
  RETURNING l.queue_id
)
UPDATE send_queue q
SET status = 'pending', status_reason = 'the acknowledgement of its claim was lost; nothing was sent', lease_until = NULL
FROM ledger WHERE q.id = ledger.queue_id
RETURNING q.id
