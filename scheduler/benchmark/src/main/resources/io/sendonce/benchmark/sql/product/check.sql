-- What is wrong at the end: nothing may be.
--
-- :messages
SELECT count(*) FILTER (WHERE l.rows IS NULL) AS skipped,
       count(*) FILTER (WHERE l.rows > 1 OR t.attempts > 1 OR t.sent > 1) AS repeated,
       count(*) FILTER (WHERE q.status <> 'sent' OR l.sent IS DISTINCT FROM 1 OR t.sent IS DISTINCT FROM 1) AS open,
       abs(:messages - count(*)) + (SELECT count(*) FROM linkedin_messages m WHERE NOT EXISTS (SELECT FROM send_queue k WHERE k.id = m.queue_id)) AS strange
FROM send_queue q
LEFT JOIN (SELECT queue_id, count(*) AS rows, count(*) FILTER (WHERE status = 'sent') AS sent
           FROM linkedin_messages GROUP BY queue_id) AS l ON l.queue_id = q.id
LEFT JOIN (SELECT queue_id, count(*) AS attempts, count(*) FILTER (WHERE outcome = 'sent') AS sent
           FROM send_attempts GROUP BY queue_id) AS t ON t.queue_id = q.id
