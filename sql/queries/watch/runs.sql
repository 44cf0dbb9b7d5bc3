-- The last look of each node that watched, the latest first, with the database's clock.
SELECT node, looked_at, is_complete, findings, clock_timestamp() AS at FROM watch_runs ORDER BY looked_at DESC, node
