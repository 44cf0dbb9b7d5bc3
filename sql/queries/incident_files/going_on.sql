-- The open incident of the watch to which something was added less than an hour ago: what is found now belongs to it.
SELECT i.id
FROM incidents i
CROSS JOIN LATERAL (
  SELECT r.added_at FROM incident_repeats r WHERE r.incident_id = i.id ORDER BY r.id DESC LIMIT 1) AS latest
WHERE i.closed_at IS NULL AND i.is_by_watch AND latest.added_at > clock_timestamp() - interval '1 hour'
ORDER BY i.id DESC
LIMIT 1
