-- Incidents, the open ones first and of these the latest first, with how many were concerned. :isAll (closed ones too),
-- :id (only this one; NULL for any), :limit
SELECT i.id, i.title, i.found_in, i.opened_at, i.opened_by, i.is_by_watch, i.apology, i.closed_at, i.closed_by, i.conclusion,
       seen.people, seen.copies - seen.repeats AS extra, seen.first_at, seen.last_at
FROM (
  SELECT * FROM incidents
  WHERE (:isAll OR closed_at IS NULL) AND (CAST(:id AS bigint) IS NULL OR id = :id)
  ORDER BY closed_at IS NOT NULL, id DESC
  LIMIT :limit) AS i
CROSS JOIN LATERAL (
  SELECT count(DISTINCT coalesce(r.person, 'repeat ' || r.id)) AS people, count(DISTINCT r.id) AS repeats,
         count(c.id) AS copies, min(c.sent_at) AS first_at, max(c.sent_at) AS last_at
  FROM incident_repeats r JOIN incident_copies c ON c.repeat_id = r.id
  WHERE r.incident_id = i.id) AS seen
ORDER BY i.closed_at IS NOT NULL, i.id DESC
