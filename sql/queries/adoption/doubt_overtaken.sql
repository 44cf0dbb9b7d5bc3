-- Makes messages uncertain that wait here while the program they were adopted from may have sent them: they are looked for.
-- :from, :until (numbers of people), :adoption, :node
WITH overtaken AS MATERIALIZED (
  SELECT q.id, q.campaign_id, q.prospect_id, q.account_id, q.step, q.message, q.idempotency_key, p.provider_id, p.person,
         m.started_at, m.reason, clock_timestamp() AS at
  FROM adoption_messages m
  JOIN send_queue q ON q.id = m.queue_id AND q.status = 'pending'
  JOIN campaign_prospects p ON p.id = q.prospect_id
  WHERE m.person_no >= :from AND m.person_no < :until AND m.verdict = 'overtaken'
  ORDER BY q.id
  FOR NO KEY UPDATE OF q
),
ledger AS (
  INSERT INTO linkedin_messages (idempotency_key, queue_id, account_id, campaign_id, prospect_id, person, step, status, attempted_at)
  SELECT idempotency_key, id, account_id, campaign_id, prospect_id, person, step, 'unknown', at FROM overtaken ORDER BY idempotency_key
  ON CONFLICT (idempotency_key) DO NOTHING
  RETURNING queue_id
),
attempt AS (
  INSERT INTO send_attempts (queue_id, account_id, node, fingerprint, started_at, lease_until, outcome, settled_at, detail, adoption_id)
  SELECT o.id, o.account_id, :node, sha256(convert_to(o.provider_id || E'\n' || o.message, 'UTF8')), coalesce(o.started_at, o.at - interval '1 year'), o.at,
         'unknown', o.at, 'not an attempt of ours: the program it was adopted from went on', :adoption
  FROM overtaken o JOIN ledger ON ledger.queue_id = o.id
  RETURNING id, queue_id, settled_at
)
UPDATE send_queue q
SET status = 'uncertain', status_reason = 'the program it was adopted from may have sent it since', claim_token = attempt.id, looks = 0, look_at = attempt.settled_at
FROM attempt
WHERE q.id = attempt.queue_id
RETURNING q.id
