-- What is known at a glance, without counting the queue: each figure comes from an index or a small table.
-- :dayBegan, the first instant of the reader's day
SELECT clock_timestamp() AS at,
       (SELECT count(*) FROM send_queue WHERE status = 'processing') AS in_flight,
       (SELECT count(*) FROM send_queue WHERE status = 'uncertain') AS uncertain,
       (SELECT max(started_at) FROM (SELECT started_at FROM send_attempts ORDER BY id DESC LIMIT 100) AS latest) AS last_attempt_at,
       (SELECT count(*) FROM duplicate_incidents) AS duplicates,
       (SELECT count(*) FROM message_events WHERE happened_at >= :dayBegan AND to_status = 'sent') AS sent_today,
       (SELECT count(*) FROM message_events WHERE happened_at >= :dayBegan AND to_status = 'failed') AS failed_today,
       (SELECT count(*) FROM message_events WHERE happened_at >= :dayBegan AND to_status = 'suppressed') AS refused_today
