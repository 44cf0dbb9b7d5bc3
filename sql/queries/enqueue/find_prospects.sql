-- People of some campaigns, by who they are or by the provider's id of them. :campaigns, :persons, :providerIds
SELECT id, campaign_id, person, provider_id FROM campaign_prospects
WHERE campaign_id = ANY (CAST(:campaigns AS bigint[]))
  AND (person = ANY (CAST(:persons AS text[])) OR provider_id = ANY (CAST(:providerIds AS text[])))
ORDER BY id
