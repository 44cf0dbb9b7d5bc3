-- Takes the uncertain message whose time to be looked for came first; :hold keeps other nodes off it meanwhile.
WITH due AS MATERIALIZED (
  SELECT id FROM send_queue
  WHERE status = 'uncertain' AND look_at <= clock_timestamp()
  ORDER BY look_at
  LIMIT 1
  FOR NO KEY UPDATE SKIP LOCKED
)
UPDATE send_queue q
SET look_at = clock_timestamp() + CAST(:hold AS interval)
FROM due, send_attempts t, linkedin_accounts a, campaign_prospects p
WHERE q.id = due.id AND t.id = q.claim_token AND a.id = q.account_id AND p.id = q.prospect_id
RETURNING q.id AS queue_id, q.claim_token AS attempt_id, q.account_id, a.provider_account_id, p.provider_id AS recipient_id,
          q.message AS text, t.started_at, least(t.settled_at, t.lease_until) AS ended_at, clock_timestamp() AS now, q.looks,
          t.restore_id IS NOT NULL AS is_forgotten,
          EXISTS (SELECT FROM attempt_evidence e
                  WHERE e.queue_id = q.id AND e.source = 'read_back' AND e.finding = 'absent') AS was_put_back
