-- What people noted about an incident, in order. :incident
SELECT noted_at, noted_by, kind, text FROM incident_notes WHERE incident_id = :incident ORDER BY id
