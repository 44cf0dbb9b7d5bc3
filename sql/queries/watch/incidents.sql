-- Incidents found since a time, however old their attempts: the provider showed more than one message for each. :since
SELECT coalesce(l.person, p.person, 'message ' || d.queue_id) AS person, cardinality(d.message_ids) AS messages,
       coalesce(l.sent_at, t.started_at) AS first_at, d.found_at AS last_at
FROM duplicate_incidents d
JOIN send_attempts t ON t.id = d.attempt_id
LEFT JOIN send_queue q ON q.id = d.queue_id
LEFT JOIN linkedin_messages l ON l.idempotency_key = q.idempotency_key
LEFT JOIN campaign_prospects p ON p.id = q.prospect_id
WHERE d.found_at >= CAST(:since AS timestamptz)
ORDER BY d.id
