-- What is paused now: everything, campaigns, accounts; how it ends, why, and how many messages wait behind it,
-- counted up to :most.
SELECT 'everything' AS what, CAST(NULL AS bigint) AS id, nullif(s.paused_until, 'infinity') AS until, s.resumes, s.pause_reason AS reason,
       (SELECT count(*) FROM (SELECT FROM send_queue WHERE status = 'pending' LIMIT :most) AS behind) AS messages, 1 AS place
FROM send_switch s
WHERE s.paused_at IS NOT NULL AND (s.paused_until IS NULL OR s.paused_until > clock_timestamp())
UNION ALL
SELECT 'campaign', c.id, NULL, 'by_person', c.status_reason,
       (SELECT count(*) FROM (SELECT FROM send_queue q WHERE q.campaign_id = c.id AND q.status = 'pending' LIMIT :most) AS behind), 2
FROM campaigns c
WHERE c.status = 'paused'
UNION ALL
SELECT 'account', a.id, nullif(a.paused_until, 'infinity'), a.resumes, a.pause_reason,
       (SELECT count(*) FROM (SELECT FROM send_queue q WHERE q.account_id = a.id AND q.status = 'pending' LIMIT :most) AS behind), 3
FROM linkedin_accounts a
WHERE a.paused_at IS NOT NULL AND (a.paused_until IS NULL OR a.paused_until > clock_timestamp())
ORDER BY place, id
