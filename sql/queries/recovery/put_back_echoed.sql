-- Messages that were taken to be absent and put back, and that an echo may show after all. Locks nothing: whoever
-- finds them delivered says so with the attempt's id, and a claim may come first.
SELECT q.id AS queue_id, t.id AS attempt_id, q.account_id, a.provider_account_id, p.provider_id AS recipient_id,
       q.message AS text, t.started_at, least(t.settled_at, t.lease_until) AS ended_at, clock_timestamp() AS now, q.looks,
       t.restore_id IS NOT NULL AS is_forgotten, true AS was_put_back
FROM send_queue q
-- The one in doubt, which need not be the last: a refusal of a later one says nothing about it.
JOIN LATERAL (
  SELECT * FROM send_attempts t WHERE t.queue_id = q.id AND t.outcome = 'unknown' ORDER BY t.id DESC LIMIT 1) AS t ON true
JOIN linkedin_accounts a ON a.id = q.account_id
JOIN campaign_prospects p ON p.id = q.prospect_id
WHERE q.status = 'pending' AND q.claim_token IS NOT NULL
  AND EXISTS (
    SELECT FROM provider_echoes e
    WHERE e.account_id = q.account_id AND e.sent_at >= t.started_at - interval '30 seconds'
      AND may_be_echo(e.text, e.recipient_ids, e.sent_at, q.message, p.provider_id, t.started_at))
ORDER BY q.id
