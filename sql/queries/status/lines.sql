-- Messages as a list shows them, in no order. :queueIds
SELECT q.id AS queue_id, q.status, q.status_at, q.status_reason, q.campaign_id, c.name AS campaign, q.account_id,
       a.provider_account_id, p.person, q.step, q.kind, q.scheduled_for, q.claimed_by, q.lease_until
FROM send_queue q
JOIN campaigns c ON c.id = q.campaign_id
JOIN campaign_prospects p ON p.id = q.prospect_id
JOIN linkedin_accounts a ON a.id = q.account_id
WHERE q.id = ANY (CAST(:queueIds AS bigint[]))
