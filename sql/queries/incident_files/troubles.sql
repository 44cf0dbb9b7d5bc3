-- What was wrong with nodes and with the database in a time, or may have gone wrong: alerts about nodes that overlap it,
-- restores, and other versions that were started in it or within the day before. :from, :until, :scheduler
SELECT 'alert' AS kind, a.condition AS what, a.subject AS about, a.opened_at AS since, a.resolved_at AS until
FROM alerts a
WHERE a.opened_at BETWEEN CAST(:from AS timestamptz) - interval '1 day' AND CAST(:until AS timestamptz)
  AND a.condition IN ('node-late', 'clock-offset')
  AND (a.resolved_at IS NULL OR a.resolved_at >= CAST(:from AS timestamptz))
UNION ALL
SELECT 'restore', h.how, h.identity, h.since, h.ended_at
FROM database_history h
WHERE h.lost_from IS NOT NULL AND h.lost_from <= CAST(:until AS timestamptz)
  AND (h.ended_at IS NULL OR h.ended_at >= CAST(:from AS timestamptz))
UNION ALL
SELECT 'deploy', d.version, d.begun_by, d.since, d.until
FROM deploy_watches d
WHERE d.scheduler = :scheduler AND d.version IS NOT NULL
  AND d.since BETWEEN CAST(:from AS timestamptz) - interval '1 day' AND CAST(:until AS timestamptz)
ORDER BY since, about
