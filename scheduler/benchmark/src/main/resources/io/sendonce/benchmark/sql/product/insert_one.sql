-- One more message, as any program would insert it, to an account of its own. :message
INSERT INTO send_queue (campaign_id, prospect_id, account_id, step, message)
SELECT p.campaign_id, p.id, (SELECT min(a.id) FROM linkedin_accounts a) + :message, 1, 'Dear person ' || p.id
FROM campaign_prospects p ORDER BY p.id LIMIT 1 OFFSET :message
RETURNING id
