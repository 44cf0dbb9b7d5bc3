-- Has whoever stops somebody of an incident wait until an approval is through: they find the apology then, and stop that too.
-- :incident
SELECT count(*) FROM (
  SELECT p.id FROM campaign_prospects p
  WHERE p.person IN (SELECT r.person FROM incident_repeats r WHERE r.incident_id = :incident)
  ORDER BY p.id
  FOR SHARE) AS held
