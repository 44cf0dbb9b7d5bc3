-- When the last attempt of all was begun, and when the last of the latest was settled.
SELECT clock_timestamp() AS at, max(latest.started_at) AS started_at, max(latest.settled_at) AS settled_at
FROM (SELECT started_at, settled_at FROM send_attempts ORDER BY id DESC LIMIT 100) AS latest
