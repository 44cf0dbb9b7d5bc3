-- Every message of the incidents where the provider showed more than one for an attempt; its time is known where the
-- webhook told it or the ledger has it. :since (when they were sent), :foundSince (when it was found), :account, :campaign (each
-- NULL for all)
SELECT d.id AS incident, t.account_id::text AS account, coalesce(l.campaign_id, q.campaign_id)::text AS campaign,
       coalesce(l.person, p.person, 'message ' || d.queue_id) AS person, nullif(q.message, '') AS text,
       shown.id, coalesce(e.sent_at, own.sent_at) AS at
FROM duplicate_incidents d
JOIN send_attempts t ON t.id = d.attempt_id
LEFT JOIN send_queue q ON q.id = d.queue_id
LEFT JOIN linkedin_messages l ON l.idempotency_key = q.idempotency_key
LEFT JOIN campaign_prospects p ON p.id = q.prospect_id
CROSS JOIN LATERAL unnest(d.message_ids) WITH ORDINALITY AS shown (id, place)
LEFT JOIN provider_echoes e ON e.account_id = t.account_id AND e.message_id = shown.id
LEFT JOIN linkedin_messages own ON own.account_id = t.account_id AND own.message_id = shown.id
WHERE (CAST(:since AS timestamptz) IS NULL OR t.started_at >= CAST(:since AS timestamptz))
  AND (CAST(:foundSince AS timestamptz) IS NULL OR d.found_at >= CAST(:foundSince AS timestamptz))
  AND (CAST(:account AS bigint) IS NULL OR t.account_id = CAST(:account AS bigint))
  AND (CAST(:campaign AS bigint) IS NULL OR coalesce(l.campaign_id, q.campaign_id) = CAST(:campaign AS bigint))
ORDER BY d.id, shown.place
