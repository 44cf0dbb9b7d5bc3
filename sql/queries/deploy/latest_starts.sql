-- The last start of some nodes. :scheduler, :nodes
SELECT s.node, s.version, s.started_at, s.stopped_at
FROM unnest(CAST(:nodes AS text[])) AS n(name)
CROSS JOIN LATERAL (
  SELECT node, version, started_at, stopped_at FROM node_starts
  WHERE scheduler = :scheduler AND node = n.name ORDER BY id DESC LIMIT 1) AS s
