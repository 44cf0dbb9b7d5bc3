-- Open messages that were planned before :olderThan, those that were planned first, first. Of each account only so many are
-- read as the page can hold, since a million may be overdue.
--
-- :last (the last message of the page before; NULL for none), :status (pending, processing, uncertain), :accountId,
-- :campaignId, :person; NULL for any, :limit
WITH last AS MATERIALIZED (SELECT scheduled_for, id FROM send_queue WHERE id = :last)
SELECT open.id
FROM (
  SELECT front.id, front.scheduled_for
  FROM linkedin_accounts a
  CROSS JOIN LATERAL (
    SELECT q.id, q.scheduled_for
    FROM send_queue q
    WHERE q.account_id = a.id AND q.status = 'pending' AND q.scheduled_for < :olderThan
      AND (CAST(:last AS bigint) IS NULL OR (q.scheduled_for, q.id) > (SELECT scheduled_for, id FROM last))
      AND (CAST(:campaignId AS bigint) IS NULL OR q.campaign_id = :campaignId)
      AND (CAST(:person AS text) IS NULL OR q.prospect_id = ANY (ARRAY(SELECT id FROM campaign_prospects WHERE person = :person)))
    ORDER BY q.scheduled_for, q.id
    LIMIT :limit) AS front
  WHERE coalesce(:status, 'pending') = 'pending' AND (CAST(:accountId AS bigint) IS NULL OR a.id = :accountId)
  UNION ALL
  SELECT q.id, q.scheduled_for
  FROM send_queue q
  WHERE (q.status = 'processing' AND coalesce(:status, 'processing') = 'processing'
         OR q.status = 'uncertain' AND coalesce(:status, 'uncertain') = 'uncertain')
    AND q.scheduled_for < :olderThan
    AND (CAST(:last AS bigint) IS NULL OR (q.scheduled_for, q.id) > (SELECT scheduled_for, id FROM last))
    AND (CAST(:accountId AS bigint) IS NULL OR q.account_id = :accountId)
    AND (CAST(:campaignId AS bigint) IS NULL OR q.campaign_id = :campaignId)
    AND (CAST(:person AS text) IS NULL OR q.prospect_id = ANY (ARRAY(SELECT id FROM campaign_prospects WHERE person = :person)))) AS open
ORDER BY open.scheduled_for, open.id
LIMIT :limit
