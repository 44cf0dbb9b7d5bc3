-- Sent intents with another one close by in time that has the same account, campaign, recipient and text: the last two
-- by the fingerprint of their attempt, which is kept when the text is redacted.
--
-- :within, :since, :account and :campaign (each of the three NULL for all)
WITH sent AS (
  SELECT l.id AS ledger, l.account_id, l.campaign_id, coalesce(l.person, 'prospect ' || l.prospect_id) AS person,
         t.fingerprint, l.sent_at AS at, l.message_id AS id, l.queue_id
  FROM linkedin_messages l
  CROSS JOIN LATERAL (SELECT fingerprint FROM send_attempts WHERE queue_id = l.queue_id ORDER BY id DESC LIMIT 1) AS t
  WHERE l.status = 'sent'
    AND (CAST(:since AS timestamptz) IS NULL OR l.sent_at >= CAST(:since AS timestamptz))
    AND (CAST(:account AS bigint) IS NULL OR l.account_id = CAST(:account AS bigint))
    AND (CAST(:campaign AS bigint) IS NULL OR l.campaign_id = CAST(:campaign AS bigint))
),
near AS (
  SELECT sent.*, at - lag(at) OVER alike AS since_last, lead(at) OVER alike - at AS until_next
  FROM sent
  WINDOW alike AS (PARTITION BY account_id, campaign_id, fingerprint ORDER BY at, ledger)
)
SELECT n.account_id::text AS account, n.campaign_id::text AS campaign, n.person, NULL::text AS name,
       encode(n.fingerprint, 'hex') AS same_text, nullif(q.message, '') AS text, n.at, n.id, NULL::text AS place
FROM near n
LEFT JOIN send_queue q ON q.id = n.queue_id
WHERE n.since_last <= CAST(:within AS interval) OR n.until_next <= CAST(:within AS interval)
ORDER BY n.at, n.ledger
