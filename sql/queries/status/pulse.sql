-- What is known at a glance, without counting the queue: each figure comes from an index or a small table.
SELECT clock_timestamp() AS at,
       (SELECT count(*) FROM send_queue WHERE status = 'processing') AS in_flight,
       (SELECT count(*) FROM send_queue WHERE status = 'uncertain') AS uncertain,
       (SELECT max(started_at) FROM (SELECT started_at FROM send_attempts ORDER BY id DESC LIMIT 100) AS latest) AS last_attempt_at,
       (SELECT count(*) FROM duplicate_incidents) AS duplicates
