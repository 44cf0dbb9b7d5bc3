-- Closes an open incident and lets go of its copies. :incident, :by, :conclusion
WITH closed AS (
  UPDATE incidents SET closed_at = clock_timestamp(), closed_by = :by, conclusion = :conclusion
  WHERE id = :incident AND closed_at IS NULL
  RETURNING id
),
freed AS (
  DELETE FROM incident_holds h USING closed WHERE h.incident_id = closed.id
)
SELECT id FROM closed
