-- While a restored database is being dealt with, makes messages that are due uncertain: they may have been sent, and
-- that be forgotten. An attempt with restore_id stands for the forgotten one. Those whose intent is served, or in
-- doubt through another row, are left to the claim, which suppresses them.
--
-- :actor, :firstLook (interval)
WITH restore AS MATERIALIZED (
  SELECT id, lost_from FROM database_history WHERE lost_from IS NOT NULL AND ended_at IS NULL
),
due AS MATERIALIZED (
  SELECT q.id, q.campaign_id, q.prospect_id, q.account_id, q.step, q.message, q.idempotency_key,
         r.id AS restore_id, r.lost_from, p.provider_id, p.person, clock_timestamp() AS at
  FROM restore r
  JOIN send_queue q ON q.status = 'pending' AND q.scheduled_for <= clock_timestamp()
  JOIN campaign_prospects p ON p.id = q.prospect_id
  WHERE NOT EXISTS (SELECT FROM send_attempts t WHERE t.queue_id = q.id AND t.restore_id = r.id)
  ORDER BY q.id
  FOR NO KEY UPDATE OF q
),
ledger AS (
  INSERT INTO linkedin_messages AS l
    (idempotency_key, queue_id, account_id, campaign_id, prospect_id, person, step, status, attempted_at)
  SELECT DISTINCT ON (d.idempotency_key)
         d.idempotency_key, d.id, d.account_id, d.campaign_id, d.prospect_id, d.person, d.step, 'unknown', d.at
  FROM due d
  ORDER BY d.idempotency_key, d.id
  ON CONFLICT (idempotency_key) DO UPDATE
    SET status = 'unknown', queue_id = excluded.queue_id, prospect_id = excluded.prospect_id, attempted_at = excluded.attempted_at
    WHERE l.status = 'not_sent'
  RETURNING l.queue_id
),
attempt AS (
  INSERT INTO send_attempts
    (queue_id, account_id, node, fingerprint, started_at, lease_until, outcome, settled_at, detail, restore_id)
  SELECT d.id, d.account_id, :actor, sha256(convert_to(d.provider_id || E'\n' || d.message, 'UTF8')),
         d.lost_from, d.at, 'unknown', d.at, 'not an attempt on record: the restored database may have forgotten one', d.restore_id
  FROM due d JOIN ledger ON ledger.queue_id = d.id
  RETURNING id, queue_id, settled_at
)
UPDATE send_queue q
SET status = 'uncertain', status_reason = 'the database was restored: it may have been sent before', claim_token = attempt.id,
    retry_at = NULL, looks = 0, look_at = attempt.settled_at + CAST(:firstLook AS interval)
FROM attempt
WHERE q.id = attempt.queue_id
RETURNING q.id
