-- Of each account's requests since a time, how many the provider refused for what they said. A limit, a lost connection
-- and a refused key say nothing about messages, and what never reached the wire was no request. :since, :least (requests)
SELECT t.account_id, count(*) AS requests,
       count(*) FILTER (WHERE t.outcome = 'not_sent' AND t.http_status BETWEEN 400 AND 499 AND t.http_status NOT IN (401, 429)) AS refused
FROM send_attempts t
WHERE t.started_at >= CAST(:since AS timestamptz) AND t.restore_id IS NULL AND t.adoption_id IS NULL
  AND (t.outcome IN ('sent', 'unknown') OR t.http_status IS NOT NULL)
GROUP BY t.account_id
HAVING count(*) >= :least
ORDER BY t.account_id
