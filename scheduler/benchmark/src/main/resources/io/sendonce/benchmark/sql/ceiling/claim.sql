-- Claims a batch and writes it ahead: the oldest due message of each of the next accounts of a share.
-- Parameters: share, after which account, how many, node.
WITH clock AS MATERIALIZED (SELECT clock_timestamp() AS at),
account AS MATERIALIZED (
  SELECT a.id, a.provider_account_id FROM linkedin_accounts a
  WHERE mod(a.id, 4) = ? AND a.id > ?
    AND EXISTS (SELECT FROM send_queue q WHERE q.account_id = a.id AND q.status = 'pending')
  ORDER BY a.id LIMIT ?
  FOR NO KEY UPDATE SKIP LOCKED
),
due AS MATERIALIZED (
  SELECT q.id, q.campaign_id, q.prospect_id, q.account_id, q.step, q.message, q.idempotency_key, p.provider_id, p.person,
         account.provider_account_id
  FROM account, clock
  CROSS JOIN LATERAL (
    SELECT n.id FROM send_queue n
    WHERE n.account_id = account.id AND n.status = 'pending' AND n.scheduled_for <= clock.at
    ORDER BY n.scheduled_for, n.id LIMIT 1) AS next
  JOIN send_queue q ON q.id = next.id
  JOIN campaign_prospects p ON p.id = q.prospect_id
  FOR NO KEY UPDATE OF q SKIP LOCKED
),
ledger AS (
  INSERT INTO linkedin_messages (idempotency_key, queue_id, account_id, campaign_id, prospect_id, person, step, status, attempted_at)
  SELECT d.idempotency_key, d.id, d.account_id, d.campaign_id, d.prospect_id, d.person, d.step, 'sending', clock.at FROM due d, clock
  RETURNING queue_id
),
attempt AS (
  INSERT INTO send_attempts (queue_id, account_id, node, fingerprint, started_at, lease_until)
  SELECT d.id, d.account_id, ?, sha256(convert_to(d.provider_id || E'\n' || d.message, 'UTF8')), clock.at, clock.at + interval '60 seconds'
  FROM due d, clock
  WHERE d.id = ANY (ARRAY(SELECT queue_id FROM ledger))
  RETURNING id, queue_id, lease_until, node
),
claimed AS (
  UPDATE send_queue q
  SET status = 'processing', claim_token = attempt.id, claimed_by = attempt.node, lease_until = attempt.lease_until
  FROM attempt WHERE q.id = attempt.queue_id
  RETURNING q.id, q.claim_token
)
SELECT d.id, claimed.claim_token, d.account_id AS place, d.message AS text FROM due d FULL JOIN claimed ON claimed.id = d.id
