-- Adds the people of a batch to their campaigns; who is there already stays as they are. :tenant, :from, :until (numbers of people)
INSERT INTO campaign_prospects (campaign_id, person, provider_id, name)
SELECT c.id, m.person, coalesce(max(m.provider_id) FILTER (WHERE m.provider_id <> m.person), m.person), max(m.name)
FROM adoption_messages m JOIN campaigns c ON c.tenant = :tenant AND c.code = m.campaign
WHERE m.person_no >= :from AND m.person_no < :until AND m.verdict NOT IN ('there', 'overtaken', 'refused')
GROUP BY c.id, m.person
ORDER BY c.id, m.person
ON CONFLICT (campaign_id, person) DO NOTHING
