-- Makes the messages of a batch of people. What was sent, or may have been, or was refused, gets its row in the ledger, and an
-- attempt with adoption_id that stands for what the other program did. One in doubt has begun when its row did and may have
-- been sent until now; such messages are looked for one after the other, two seconds apart.
--
-- :tenant, :from, :until (numbers of people), :adoption, :node, :doubts (how many are in doubt already)
WITH wanted AS MATERIALIZED (
  SELECT m.*, clock_timestamp() AS at, c.id AS campaign_id, p.id AS prospect_id, p.provider_id AS recipient_id,
         nextval('send_queue_id_seq') AS new_id,
         intent_key(c.tenant, a.code, p.person, c.code, m.step) AS key,
         CASE m.verdict WHEN 'sent' THEN 'sent' WHEN 'uncertain' THEN 'unknown' WHEN 'failed' THEN 'not_sent' END AS outcome
  FROM adoption_messages m
  JOIN campaigns c ON c.tenant = :tenant AND c.code = m.campaign
  JOIN campaign_prospects p ON p.campaign_id = c.id AND p.person = m.person
  JOIN linkedin_accounts a ON a.id = m.account_id
  WHERE m.person_no >= :from AND m.person_no < :until AND m.verdict IN ('pending', 'uncertain', 'sent', 'failed')
  ORDER BY m.message_no
),
ledger AS (
  INSERT INTO linkedin_messages (idempotency_key, queue_id, account_id, campaign_id, prospect_id, person, step, status, chat_id, message_id, attempted_at, sent_at)
  SELECT w.key, w.new_id, w.account_id, w.campaign_id, w.prospect_id, w.person, w.step, w.outcome, w.chat_id, w.message_id,
         coalesce(w.sent_at, w.ended_at, w.started_at, w.at), w.sent_at
  FROM wanted w
  WHERE w.outcome IS NOT NULL
  ORDER BY w.key
  ON CONFLICT (idempotency_key) DO NOTHING
  RETURNING queue_id
),
attempt AS (
  INSERT INTO send_attempts (queue_id, account_id, node, fingerprint, started_at, lease_until, outcome, settled_at, detail, adoption_id)
  SELECT w.new_id, w.account_id, :node, sha256(convert_to(w.recipient_id || E'\n' || w.message, 'UTF8')),
         coalesce(CASE w.verdict WHEN 'sent' THEN w.sent_at END, w.started_at, w.at - interval '1 year'), over.at, w.outcome, over.at,
         'not an attempt of ours: adopted' || coalesce('; ' || w.reason, ''), :adoption
  FROM wanted w
  JOIN ledger ON ledger.queue_id = w.new_id
  CROSS JOIN LATERAL (SELECT CASE w.verdict WHEN 'uncertain' THEN w.at ELSE coalesce(w.sent_at, w.ended_at, w.started_at, w.at) END AS at) AS over
  RETURNING id, queue_id
),
queued AS (
  INSERT INTO send_queue (id, campaign_id, prospect_id, account_id, step, message, scheduled_for, status, status_at, status_reason, claim_token, claimed_by, look_at)
  SELECT w.new_id, w.campaign_id, w.prospect_id, w.account_id, w.step, w.message, coalesce(w.due_at, w.sent_at, w.started_at, w.at), w.verdict,
         CASE w.verdict WHEN 'sent' THEN w.sent_at WHEN 'failed' THEN coalesce(w.ended_at, w.at) ELSE w.at END,
         CASE WHEN w.verdict <> 'pending' THEN 'adopted' || coalesce(': ' || w.reason, '') END,
         attempt.id, CASE WHEN attempt.id IS NOT NULL THEN :node END,
         CASE w.verdict WHEN 'uncertain' THEN w.at + interval '2 seconds' * (:doubts + row_number() OVER (PARTITION BY w.verdict ORDER BY w.message_no)) END
  FROM wanted w LEFT JOIN attempt ON attempt.queue_id = w.new_id
  WHERE w.outcome IS NULL OR attempt.id IS NOT NULL
  RETURNING id
),
-- Refused for good: the campaign's further steps to this person wait until somebody decides.
stopped AS (
  UPDATE campaign_prospects p SET stopped_at = w.at, stop_reason = 'adopted' || coalesce(': ' || w.reason, '')
  FROM wanted w
  WHERE w.verdict = 'failed' AND p.id = w.prospect_id AND p.stopped_at IS NULL
)
UPDATE adoption_messages m SET queue_id = queued.id
FROM wanted w JOIN queued ON queued.id = w.new_id
WHERE m.message_no = w.message_no AND m.person_no >= :from AND m.person_no < :until
RETURNING m.verdict
