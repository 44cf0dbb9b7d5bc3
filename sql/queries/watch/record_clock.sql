-- Keeps what a node measured of its clock, and forgets nodes that are long gone. :node, :aheadMs
WITH gone AS (DELETE FROM node_clocks WHERE measured_at < clock_timestamp() - interval '7 days' AND node <> :node)
INSERT INTO node_clocks (node, ahead_ms, measured_at) VALUES (:node, :aheadMs, clock_timestamp())
ON CONFLICT (node) DO UPDATE SET ahead_ms = excluded.ahead_ms, measured_at = excluded.measured_at
