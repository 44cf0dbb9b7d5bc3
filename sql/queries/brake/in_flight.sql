-- Messages that a node holds now, so that their request may be on the wire. :accountId, :campaignId (NULL for any)
SELECT q.id AS queue_id, q.account_id, q.campaign_id, q.claimed_by AS node, t.started_at, q.lease_until
FROM send_queue q
JOIN send_attempts t ON t.id = q.claim_token
WHERE q.status = 'processing'
  AND (CAST(:accountId AS bigint) IS NULL OR q.account_id = :accountId)
  AND (CAST(:campaignId AS bigint) IS NULL OR q.campaign_id = :campaignId)
ORDER BY t.started_at, q.id
