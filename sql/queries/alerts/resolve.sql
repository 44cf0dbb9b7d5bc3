-- Resolves the open alerts that the look which began at :lookedAt did not find any more, and tells so where the alert was
-- told. What has happened does not go away: such an alert stays until somebody has acknowledged it and a day has passed.
--
-- :lookedAt, :conditions (those that it judged), :happenings (those of what has happened), :channels
WITH gone AS (
  UPDATE alerts a SET resolved_at = clock.at
  FROM (SELECT clock_timestamp() AS at) AS clock
  WHERE a.resolved_at IS NULL AND a.condition = ANY (:conditions) AND a.last_seen_at < CAST(:lookedAt AS timestamptz)
    AND NOT (a.condition = ANY (:happenings)
             AND (a.acknowledged_at IS NULL OR a.last_seen_at >= clock.at - interval '1 day'))
  RETURNING a.id, a.severity, a.detail, a.seen, a.last_told_at, a.resolved_at, gen_random_uuid() AS event_id
)
INSERT INTO alert_deliveries (alert_id, event_id, channel, kind, severity, detail, seen, happened_at)
SELECT g.id, g.event_id, channel, 'resolved', g.severity, g.detail, g.seen, g.resolved_at
FROM gone g CROSS JOIN unnest(CAST(:channels AS text[])) AS c (channel)
WHERE g.last_told_at IS NOT NULL
