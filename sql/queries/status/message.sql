-- One message with its ledger row, if its intent has one. :queueId
SELECT q.id AS queue_id, q.status, q.status_at, q.status_reason, q.campaign_id, c.code AS campaign, q.prospect_id, q.account_id,
       a.provider_account_id, q.step, q.kind, q.message AS text, q.scheduled_for, q.expires_at, q.created_at, q.idempotency_key,
       q.claim_token AS attempt_id, q.claimed_by, q.lease_until, q.retries, q.retry_at, q.looks, q.look_at,
       l.status AS ledger_status, l.queue_id AS ledger_queue_id, l.chat_id, l.message_id, l.attempted_at, l.sent_at
FROM send_queue q
JOIN campaigns c ON c.id = q.campaign_id
JOIN linkedin_accounts a ON a.id = q.account_id
LEFT JOIN linkedin_messages l ON l.idempotency_key = q.idempotency_key
WHERE q.id = :queueId
