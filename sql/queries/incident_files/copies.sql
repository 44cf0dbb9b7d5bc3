-- Every copy of an incident, with whose it is and which message of ours it was, as far as that is known: by the ledger, else by
-- what the provider showed for one attempt. The name is what the campaign, else another one of the
-- tenant, calls the person. :incident
SELECT r.id AS repeat, r.account_id AS account, r.campaign, coalesce(r.person, 'erased') AS person, named.name,
       encode(r.text_hash, 'hex') AS text_hash, r.sources, c.message_id, c.sent_at AS at,
       coalesce(l.queue_id, shown.queue_id) AS queue_id, l.queue_id IS NOT NULL AS is_in_ledger
FROM incident_copies c
JOIN incident_repeats r ON r.id = c.repeat_id
LEFT JOIN linkedin_messages l ON l.account_id = r.account_id AND l.message_id = c.message_id
LEFT JOIN LATERAL (
  SELECT d.queue_id FROM duplicate_incidents d JOIN send_attempts t ON t.id = d.attempt_id AND t.account_id = r.account_id
  WHERE l.id IS NULL AND c.message_id = ANY (d.message_ids) ORDER BY d.id LIMIT 1) AS shown ON true
LEFT JOIN LATERAL (
  SELECT p.name
  FROM linkedin_accounts a JOIN campaigns k ON k.tenant = a.tenant JOIN campaign_prospects p ON p.campaign_id = k.id
  WHERE a.id = r.account_id AND p.person = r.person AND p.name IS NOT NULL AND NOT 'table' = ANY (r.sources)
  ORDER BY (k.id::text = r.campaign) IS TRUE DESC, p.id DESC LIMIT 1) AS named ON true
WHERE c.incident_id = :incident
ORDER BY r.id, c.sent_at NULLS LAST, c.id
