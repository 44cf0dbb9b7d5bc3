-- A message that a person got more than once, added to an incident. :incident, :account, :campaign, :person, :text (each of
-- account, campaign and text NULL where it is not known), :sources
INSERT INTO incident_repeats (incident_id, account_id, campaign, person, text_hash, sources)
VALUES (:incident, :account, :campaign, :person, sha256(convert_to(normal_text(:text), 'UTF8')), CAST(:sources AS text[]))
RETURNING id
