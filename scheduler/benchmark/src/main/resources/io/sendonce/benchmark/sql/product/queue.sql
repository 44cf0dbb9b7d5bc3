-- After fill.sql, whose rows the triggers look up.
--
-- :messages, :accounts
INSERT INTO send_queue (campaign_id, prospect_id, account_id, step, message, scheduled_for)
SELECT p.campaign_id, p.id, a.first + mod(p.id, :accounts), 1,
       'Dear person ' || p.id || ', ' || repeat('this is what we have to say to you. ', 4),
       clock_timestamp() - interval '1 hour' + p.id * interval '1 millisecond'
FROM campaign_prospects p, (SELECT min(id) AS first FROM linkedin_accounts) AS a
WHERE p.id <= :messages
ORDER BY p.id
