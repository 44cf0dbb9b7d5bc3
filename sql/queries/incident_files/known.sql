-- In which incidents some copies are, those of open ones first. :keys
SELECT c.copy_key, c.incident_id AS incident, c.repeat_id AS repeat, i.closed_at IS NULL AS is_open
FROM incident_copies c
JOIN incidents i ON i.id = c.incident_id
WHERE c.copy_key = ANY (CAST(:keys AS text[]))
ORDER BY i.closed_at IS NOT NULL, c.incident_id, c.id
