-- How many messages stand where, and of the pending ones how many have reached their time.
SELECT q.status, count(*) AS messages,
       count(*) FILTER (WHERE q.scheduled_for <= clock.at AND (q.retry_at IS NULL OR q.retry_at <= clock.at)) AS due
FROM send_queue q
CROSS JOIN (SELECT clock_timestamp() AS at) AS clock
GROUP BY q.status
