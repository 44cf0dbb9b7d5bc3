-- Waiting messages without what triggers would look up for each of them. :messages, :accounts
INSERT INTO send_queue (campaign_id, prospect_id, account_id, step, kind, message, scheduled_for, idempotency_key)
SELECT p.campaign, p.first + mod(n, p.people), a.first + mod(n, :accounts), 1, 'direct_message',
       'Dear person ' || n || ', ' || repeat('this is what we have to say to you. ', 4),
       clock_timestamp() - interval '1 day' + n * interval '1 millisecond', 'waiting/' || n
FROM generate_series(1, :messages) AS n,
     (SELECT min(campaign_id) AS campaign, min(id) AS first, count(*) AS people FROM campaign_prospects) AS p,
     (SELECT min(id) AS first FROM linkedin_accounts) AS a
