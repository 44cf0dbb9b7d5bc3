-- Whom an incident concerns, one row for each account and person: what a draft is made of, why none may go out, and what became
-- of the one that was approved. The person's id at the provider is that of the campaign in which the copies went out, else of the
-- latest campaign of the tenant that has the person.
--
-- :incident
WITH affected AS MATERIALIZED (
  SELECT r.account_id, r.person, max(r.campaign) AS campaign, count(c.id) AS copies, count(c.id) - count(DISTINCT r.id) AS extra,
         array_agg(c.copy_key ORDER BY c.copy_key) AS keys, bool_or('table' = ANY (r.sources)) AS is_foreign
  FROM incident_repeats r JOIN incident_copies c ON c.repeat_id = r.id
  WHERE r.incident_id = :incident AND r.person IS NOT NULL
  GROUP BY r.account_id, r.person
)
SELECT f.account_id AS account, a.tenant, f.person, f.copies, f.extra, f.keys, f.is_foreign, who.provider_id, who.name,
       stopped.stopped_at, stopped.stop_reason, other.incident_id AS apologised_in,
       d.is_wanted, d.text AS own_text, d.changed_by,
       p.approved_by, p.approved_at, p.reason, p.queue_id, q.status, q.status_reason, l.sent_at
FROM affected f
LEFT JOIN linkedin_accounts a ON a.id = f.account_id
LEFT JOIN LATERAL (
  SELECT p.provider_id, p.name FROM campaign_prospects p JOIN campaigns c ON c.id = p.campaign_id AND c.tenant = a.tenant
  WHERE p.person = f.person AND NOT f.is_foreign
    AND NOT EXISTS (SELECT FROM incident_campaigns i WHERE i.campaign_id = p.campaign_id)
  ORDER BY (p.campaign_id::text = f.campaign) IS TRUE DESC, p.id DESC LIMIT 1) AS who ON true
LEFT JOIN LATERAL (
  SELECT p.stopped_at, p.stop_reason FROM campaign_prospects p JOIN campaigns c ON c.id = p.campaign_id AND c.tenant = a.tenant
  WHERE p.person = f.person AND p.stopped_at IS NOT NULL ORDER BY p.stopped_at LIMIT 1) AS stopped ON true
LEFT JOIN LATERAL (
  SELECT o.incident_id FROM apology_copies x JOIN apologies o ON o.id = x.apology_id
  WHERE x.copy_key = ANY (f.keys) AND o.incident_id <> :incident ORDER BY o.id LIMIT 1) AS other ON true
LEFT JOIN apology_drafts d ON d.incident_id = :incident AND d.account_id = f.account_id AND d.person = f.person
LEFT JOIN apologies p ON p.incident_id = :incident AND p.account_id = f.account_id AND p.person = f.person
LEFT JOIN send_queue q ON q.id = p.queue_id
LEFT JOIN linkedin_messages l ON l.idempotency_key = q.idempotency_key
ORDER BY f.extra DESC, f.person, f.account_id
