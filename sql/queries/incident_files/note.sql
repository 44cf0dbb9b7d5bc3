-- A note about an incident that is there, open or closed. :incident, :by, :kind, :text
INSERT INTO incident_notes (incident_id, noted_by, kind, text)
SELECT i.id, :by, :kind, :text FROM incidents i WHERE i.id = :incident
