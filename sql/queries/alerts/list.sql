-- Alerts, the open ones first and of these the worst first. :isAll (resolved ones too), :limit
SELECT id, condition, subject, severity, detail, opened_at, last_seen_at, seen, resolved_at,
       acknowledged_by, acknowledged_at, CASE WHEN silenced_until > clock_timestamp() THEN silenced_until END AS silenced_until
FROM alerts
WHERE :isAll OR resolved_at IS NULL
ORDER BY resolved_at IS NOT NULL,
         CASE WHEN resolved_at IS NULL THEN array_position(ARRAY['critical', 'error', 'warning', 'info'], severity) END,
         id DESC
LIMIT :limit
