-- Messages that came to rest, the latest that did first: whoever walks the queue backwards for them passes all that wait.
--
-- :last (the last message of the page before; NULL for none), :status (one of those of index send_queue_ended), :accountId,
-- :campaignId, :person, :olderThan (planned before); NULL for any, :limit
SELECT q.id
FROM send_queue q
WHERE q.status = :status AND q.status IN ('sent', 'failed', 'uncertain', 'suppressed', 'cancelled')
  AND (CAST(:last AS bigint) IS NULL OR (q.status_at, q.id) < (SELECT status_at, id FROM send_queue WHERE id = :last))
  AND (CAST(:accountId AS bigint) IS NULL OR q.account_id = :accountId)
  AND (CAST(:campaignId AS bigint) IS NULL OR q.campaign_id = :campaignId)
  AND (CAST(:person AS text) IS NULL OR q.prospect_id = ANY (ARRAY(SELECT id FROM campaign_prospects WHERE person = :person)))
  AND (CAST(:olderThan AS timestamptz) IS NULL OR q.scheduled_for < :olderThan)
ORDER BY q.status_at DESC, q.id DESC
LIMIT :limit
