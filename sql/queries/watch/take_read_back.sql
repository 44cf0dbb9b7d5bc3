-- Takes the turn to ask the provider for a sample: one row if it is the caller's, and none if somebody had it less than
-- :every ago. The first call ever only begins the time.
INSERT INTO watch_read_back AS b (asked_at) VALUES (clock_timestamp())
ON CONFLICT (only_row) DO UPDATE SET asked_at = excluded.asked_at
  WHERE b.asked_at <= excluded.asked_at - CAST(:every AS interval)
RETURNING xmax <> 0 AS is_taken
