-- Messages whose lease is over and that are in flight all the same, the longest first. :at
SELECT q.id AS queue_id, q.account_id, q.claimed_by AS node, t.started_at, q.lease_until
FROM send_queue q
JOIN send_attempts t ON t.id = q.claim_token
WHERE q.status = 'processing' AND q.lease_until < CAST(:at AS timestamptz)
ORDER BY q.lease_until
LIMIT 1000
