-- A message of which an attempt is on record, with what it takes to find it at the provider. :queueId
SELECT q.id AS queue_id, q.account_id, a.provider_account_id, p.provider_id AS recipient_id, q.message AS text, t.started_at
FROM send_queue q
JOIN send_attempts t ON t.id = q.claim_token
JOIN linkedin_accounts a ON a.id = q.account_id
JOIN campaign_prospects p ON p.id = q.prospect_id
WHERE q.id = :queueId
