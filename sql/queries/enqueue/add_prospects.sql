-- Adds people to campaigns, in one order for all who do so; who is there already stays as they are.
-- :campaigns, :persons, :providerIds, :names (parallel)
INSERT INTO campaign_prospects (campaign_id, person, provider_id, name)
SELECT b.campaign_id, b.person, b.provider_id, b.name
FROM unnest(CAST(:campaigns AS bigint[]), CAST(:persons AS text[]), CAST(:providerIds AS text[]), CAST(:names AS text[]))
  AS b (campaign_id, person, provider_id, name)
ORDER BY b.campaign_id, b.person
ON CONFLICT (campaign_id, person) DO NOTHING
RETURNING id, campaign_id, person, provider_id
