-- Opens an alert, or counts it up if it is open already; what was silenced before it resolved opens silenced. The row is
-- locked from here on, so that of two watchers the later one knows what the other told.
--
-- :condition, :subject, :severity, :detail
INSERT INTO alerts AS a (condition, subject, severity, detail, opened_at, last_seen_at, silenced_until)
SELECT :condition, :subject, :severity, :detail, clock.at, clock.at,
       (SELECT max(before.silenced_until) FROM alerts before
        WHERE before.condition = :condition AND before.subject = :subject AND before.silenced_until > clock.at)
FROM (SELECT clock_timestamp() AS at) AS clock
ON CONFLICT (condition, subject) WHERE resolved_at IS NULL DO UPDATE
  SET severity = excluded.severity, detail = excluded.detail, seen = a.seen + 1,
      last_seen_at = greatest(a.last_seen_at, excluded.last_seen_at)
RETURNING a.id
