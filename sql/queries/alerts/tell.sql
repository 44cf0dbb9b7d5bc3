-- Puts into the outbox what there is to tell of an open alert that the caller has locked: that it opened, that it became
-- worse, or, for a critical one that nobody acknowledged, that it is still there. Nothing while it is silenced.
--
-- :id, :repeat, :channels
WITH judged AS MATERIALIZED (
  SELECT a.id, a.severity, a.detail, a.seen, clock.at, gen_random_uuid() AS event_id,
         CASE WHEN a.silenced_until > clock.at THEN NULL
              WHEN a.last_told_at IS NULL THEN 'opened'
              WHEN array_position(ARRAY['info', 'warning', 'error', 'critical'], a.severity)
                   > array_position(ARRAY['info', 'warning', 'error', 'critical'], a.told_severity) THEN 'worsened'
              WHEN a.severity = 'critical' AND a.acknowledged_at IS NULL
                   AND a.last_told_at <= clock.at - CAST(:repeat AS interval) THEN 'repeated' END AS kind
  FROM alerts a, (SELECT clock_timestamp() AS at) AS clock
  WHERE a.id = :id AND a.resolved_at IS NULL
),
told AS (
  UPDATE alerts a SET last_told_at = j.at, told_severity = j.severity
  FROM judged j WHERE a.id = j.id AND j.kind IS NOT NULL
  RETURNING a.id
)
INSERT INTO alert_deliveries (alert_id, event_id, channel, kind, severity, detail, seen, happened_at)
SELECT j.id, j.event_id, channel, j.kind, j.severity, j.detail, j.seen, j.at
FROM told JOIN judged j ON j.id = told.id CROSS JOIN unnest(CAST(:channels AS text[])) AS c (channel)
