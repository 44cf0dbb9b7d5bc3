-- The conversations that messages were sent into, those written into last first, and how many there are in all.
-- :since, :account, :campaign (each NULL for all), :limit
SELECT l.account_id::text AS account, a.provider_account_id, coalesce(min(l.person), p.provider_id) AS person,
       p.provider_id AS recipient_id, min(l.attempted_at) AS since, count(*) OVER () AS total
FROM linkedin_messages l
JOIN linkedin_accounts a ON a.id = l.account_id
JOIN campaign_prospects p ON p.id = l.prospect_id
WHERE l.status = 'sent'
  AND (CAST(:since AS timestamptz) IS NULL OR l.sent_at >= CAST(:since AS timestamptz))
  AND (CAST(:account AS bigint) IS NULL OR l.account_id = CAST(:account AS bigint))
  AND (CAST(:campaign AS bigint) IS NULL OR l.campaign_id = CAST(:campaign AS bigint))
GROUP BY l.account_id, a.provider_account_id, p.provider_id
ORDER BY max(l.sent_at) DESC, p.provider_id
LIMIT :limit
