-- Messages by what they are, the latest first.
--
-- :before (only messages with a smaller id; NULL for all), :status, :accountId, :campaignId, :person, :olderThan (planned
-- before that time); NULL for any, :limit
SELECT q.id AS queue_id, q.status, q.status_at, q.status_reason, q.campaign_id, c.name AS campaign, q.account_id,
       a.provider_account_id, p.person, q.step, q.kind, q.scheduled_for, q.claimed_by, q.lease_until
FROM send_queue q
JOIN campaigns c ON c.id = q.campaign_id
JOIN campaign_prospects p ON p.id = q.prospect_id
JOIN linkedin_accounts a ON a.id = q.account_id
WHERE (CAST(:before AS bigint) IS NULL OR q.id < :before)
  AND (CAST(:status AS text) IS NULL OR q.status = :status)
  AND (CAST(:accountId AS bigint) IS NULL OR q.account_id = :accountId)
  AND (CAST(:campaignId AS bigint) IS NULL OR q.campaign_id = :campaignId)
  AND (CAST(:person AS text) IS NULL OR q.prospect_id IN (SELECT id FROM campaign_prospects WHERE person = :person))
  AND (CAST(:olderThan AS timestamptz) IS NULL OR q.scheduled_for < :olderThan)
ORDER BY q.id DESC
LIMIT :limit
