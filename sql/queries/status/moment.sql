-- The database's clock, when an attempt was last begun, how many messages are in doubt, how many
-- duplicates were ever found, and whether
-- Quartz's tables are there.
SELECT clock_timestamp() AS at,
       (SELECT started_at FROM send_attempts ORDER BY id DESC LIMIT 1) AS last_attempt_at,
       (SELECT count(*) FROM send_queue WHERE status = 'uncertain') AS uncertain,
       (SELECT count(*) FROM duplicate_incidents) AS duplicates,
       to_regclass('qrtz_scheduler_state') IS NOT NULL AS has_nodes
