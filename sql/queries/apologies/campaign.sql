-- The campaign in which an incident's apologies of a tenant go out; made if it is not there. :incident, :tenant, :code, :name
WITH made AS (
  INSERT INTO campaigns (tenant, code, name) VALUES (:tenant, :code, :name)
  ON CONFLICT (tenant, code) DO NOTHING
  RETURNING id
),
found AS (
  SELECT id FROM made
  UNION ALL
  SELECT id FROM campaigns WHERE tenant = :tenant AND code = :code
),
marked AS (
  INSERT INTO incident_campaigns (campaign_id, incident_id) SELECT id, :incident FROM found
  ON CONFLICT (campaign_id) DO NOTHING
)
SELECT id FROM found
