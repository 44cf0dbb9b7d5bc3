-- Calls a person the same everywhere: where one table has an id of its own beside the provider's, and another only the
-- provider's, both mean one human.
WITH alias AS MATERIALIZED (
  SELECT provider_id, min(person) AS person FROM adoption_staged
  WHERE provider_id IS NOT NULL AND person IS NOT NULL AND person <> provider_id
  GROUP BY provider_id
)
UPDATE adoption_staged s SET person = alias.person
FROM alias
WHERE coalesce(s.provider_id, s.person) = alias.provider_id AND s.person <> alias.person
