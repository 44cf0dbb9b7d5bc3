-- Messages by what they are, the latest queued first.
--
-- :last (the last message of the page before; NULL for none), :status, :accountId, :campaignId, :person; NULL for any, :limit
SELECT q.id
FROM send_queue q
WHERE (CAST(:last AS bigint) IS NULL OR q.id < :last)
  AND (CAST(:status AS text) IS NULL OR q.status = :status)
  AND (CAST(:accountId AS bigint) IS NULL OR q.account_id = :accountId)
  AND (CAST(:campaignId AS bigint) IS NULL OR q.campaign_id = :campaignId)
  AND (CAST(:person AS text) IS NULL OR q.prospect_id = ANY (ARRAY(SELECT id FROM campaign_prospects WHERE person = :person)))
ORDER BY q.id DESC
LIMIT :limit
