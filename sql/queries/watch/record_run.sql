-- Keeps when a node last looked, and forgets nodes that are long gone. :node, :lookedAt, :isComplete, :findings
WITH gone AS (DELETE FROM watch_runs WHERE looked_at < clock_timestamp() - interval '7 days' AND node <> :node)
INSERT INTO watch_runs (node, looked_at, is_complete, findings) VALUES (:node, CAST(:lookedAt AS timestamptz), :isComplete, :findings)
ON CONFLICT (node) DO UPDATE
  SET looked_at = excluded.looked_at, is_complete = excluded.is_complete, findings = excluded.findings
