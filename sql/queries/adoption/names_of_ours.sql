-- Calls a person as the campaign does that knows them by the provider's id. :tenant
WITH ours AS MATERIALIZED (
  SELECT c.code, p.provider_id, min(p.person) AS person
  FROM campaigns c JOIN campaign_prospects p ON p.campaign_id = c.id
  WHERE c.tenant = :tenant AND c.code IN (SELECT campaign FROM adoption_staged)
  GROUP BY c.code, p.provider_id
)
UPDATE adoption_staged s SET person = ours.person
FROM ours
WHERE s.campaign = ours.code AND coalesce(s.provider_id, s.person) = ours.provider_id AND s.person <> ours.person
  AND NOT EXISTS (SELECT FROM campaigns c JOIN campaign_prospects p ON p.campaign_id = c.id
                  WHERE c.tenant = :tenant AND c.code = s.campaign AND p.person = s.person)
