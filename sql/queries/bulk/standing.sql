-- How many of some messages stand where. :queueIds
SELECT status, count(*) AS messages
FROM send_queue
WHERE id = ANY (CAST(:queueIds AS bigint[]))
GROUP BY status
ORDER BY status
