-- One alert, locked until the transaction ends. :id
SELECT id, condition, subject, severity, detail, opened_at, last_seen_at, seen, resolved_at,
       acknowledged_by, acknowledged_at, CASE WHEN silenced_until > clock_timestamp() THEN silenced_until END AS silenced_until
FROM alerts WHERE id = :id FOR UPDATE
