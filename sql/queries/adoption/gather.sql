-- Gathers the rows into messages: the same text to the same person in a campaign is one, however many rows tell of it, and
-- whatever its time. What one row knows to be sent is sent; else what one row leaves in doubt is in doubt; else what one row
-- has waiting waits. Steps follow the times, what was sent before what was not, after those that are there.
--
-- A waiting message is in doubt as well where, since it was due, something else went to the person that no row of the queue
-- has: the text may have been changed on its way.
--
-- :tenant, :queueTable, :messagesTable
WITH fresh AS MATERIALIZED (
  SELECT s.*, md5(s.message) AS same_text
  FROM adoption_staged s
  WHERE s.meaning IN ('pending', 'uncertain', 'sent', 'failed')
    AND NOT EXISTS (
      SELECT FROM adopted_rows a JOIN adopted_tables t ON t.id = a.table_id
      WHERE t.name = CASE WHEN s.from_queue THEN :queueTable ELSE :messagesTable END AND a.row_id = s.row_id)
),
told AS MATERIALIZED (
  SELECT campaign, person, same_text, min(message) AS message, bool_or(from_queue) AS is_queued,
         bool_or(meaning = 'sent') AS is_sent, bool_or(meaning = 'uncertain') AS is_uncertain, bool_or(meaning = 'pending') AS is_pending,
         (array_agg(account_id ORDER BY account_id IS NULL, meaning <> 'sent', sent_at, row_id))[1] AS account_id,
         max(provider_id) AS provider_id, max(name) AS name, min(due_at) AS due_at, min(created_at) AS created_at,
         min(least(created_at, due_at, changed_at, sent_at)) AS started_at, max(changed_at) AS changed_at,
         min(sent_at) FILTER (WHERE meaning = 'sent') AS sent_at,
         (array_agg(message_id ORDER BY message_id IS NULL, sent_at, row_id) FILTER (WHERE meaning = 'sent'))[1] AS message_id,
         (array_agg(chat_id ORDER BY chat_id IS NULL, sent_at, row_id) FILTER (WHERE meaning = 'sent'))[1] AS chat_id,
         min(reason) FILTER (WHERE meaning IN ('uncertain', 'failed')) AS reason
  FROM fresh
  GROUP BY campaign, person, same_text
),
unexplained AS MATERIALIZED (
  SELECT campaign, person, max(sent_at) AS at FROM told WHERE is_sent AND NOT is_queued GROUP BY campaign, person
),
-- A table of messages may not say who sent them: then whoever sends to that person in the campaign did.
sent_by AS MATERIALIZED (
  SELECT campaign, person, min(account_id) AS account_id FROM told GROUP BY campaign, person HAVING count(DISTINCT account_id) = 1
),
met AS MATERIALIZED (
  SELECT told.campaign, told.person, told.same_text, told.message, told.is_queued, told.is_sent, told.is_uncertain, told.is_pending,
         coalesce(told.account_id, sent_by.account_id) AS account_id, told.provider_id, told.name, told.due_at, told.created_at,
         told.started_at, told.changed_at, told.sent_at, told.message_id, told.chat_id, told.reason, there.id AS there_id, there.status AS there_status, coalesce(there_last.step, 0) AS last_step, a.code AS account,
         coalesce(unexplained.at >= coalesce(told.due_at, told.created_at, '-infinity'), false) AS is_unexplained
  FROM told
  LEFT JOIN campaigns c ON c.tenant = :tenant AND c.code = told.campaign
  LEFT JOIN campaign_prospects p ON p.campaign_id = c.id AND p.person = told.person
  LEFT JOIN sent_by ON sent_by.campaign = told.campaign AND sent_by.person = told.person
  LEFT JOIN linkedin_accounts a ON a.id = coalesce(told.account_id, sent_by.account_id)
  LEFT JOIN LATERAL (
    SELECT q.id, q.status FROM send_queue q WHERE q.prospect_id = p.id AND q.message = told.message ORDER BY q.id LIMIT 1) AS there ON true
  LEFT JOIN LATERAL (SELECT max(q.step) AS step FROM send_queue q WHERE q.prospect_id = p.id) AS there_last ON true
  LEFT JOIN unexplained ON unexplained.campaign = told.campaign AND unexplained.person = told.person
),
judged AS MATERIALIZED (
  SELECT met.*,
         CASE WHEN there_status = 'pending' AND (is_sent OR is_uncertain) THEN 'overtaken'
              WHEN there_id IS NOT NULL THEN 'there'
              WHEN account_id IS NULL THEN 'refused'
              WHEN is_sent THEN 'sent'
              WHEN is_uncertain OR is_pending AND is_unexplained THEN 'uncertain'
              WHEN is_pending AND (provider_id IS NULL OR message_refusal(message) IS NOT NULL) THEN 'refused'
              WHEN is_pending THEN 'pending'
              ELSE 'failed' END AS verdict
  FROM met
),
placed AS MATERIALIZED (
  SELECT judged.*, dense_rank() OVER (ORDER BY campaign, person) AS person_no, row_number() OVER (ORDER BY campaign, person, same_text) AS message_no,
         last_step + row_number() OVER (
           PARTITION BY campaign, person, verdict IN ('overtaken', 'there', 'refused')
           ORDER BY verdict <> 'sent', coalesce(sent_at, due_at, created_at), same_text) AS step
  FROM judged
),
-- The provider's id of a message proves one message, never two.
proof AS (
  SELECT account_id, message_id FROM placed WHERE verdict = 'sent' AND message_id IS NOT NULL
  GROUP BY account_id, message_id HAVING count(*) = 1
)
INSERT INTO adoption_messages (person_no, message_no, campaign, person, verdict, reason, queue_id, step, account_id, provider_id, name, message,
                               due_at, started_at, ended_at, sent_at, message_id, chat_id)
SELECT m.person_no, m.message_no, m.campaign, m.person,
       CASE WHEN l.queue_id IS NOT NULL AND m.verdict <> 'refused' AND m.there_id IS NULL THEN 'there' ELSE m.verdict END,
       CASE WHEN m.verdict = 'refused' AND m.account_id IS NULL THEN 'account must be named by a row of the person, and is by none: --account CODE names one for all such'
            WHEN m.verdict = 'refused' AND m.provider_id IS NULL THEN format('provider_id must be the provider''s internal id of the person, and of %L there is none: name a column by provider_id=COLUMN', m.person)
            WHEN m.verdict = 'refused' THEN message_refusal(m.message)
            WHEN m.verdict = 'uncertain' AND NOT m.is_uncertain THEN 'another text, which no row of the queue has, went to the person since it was due'
            ELSE m.reason END,
       coalesce(m.there_id, l.queue_id), m.step, m.account_id, coalesce(m.provider_id, m.person), m.name, m.message,
       m.due_at, m.started_at, m.changed_at, m.sent_at,
       CASE WHEN proof.message_id IS NOT NULL AND NOT EXISTS (
              SELECT FROM linkedin_messages other WHERE other.account_id = m.account_id AND other.message_id = m.message_id) THEN m.message_id END,
       m.chat_id
FROM placed m
LEFT JOIN linkedin_messages l ON l.idempotency_key = intent_key(:tenant, m.account, m.person, m.campaign, CAST(m.step AS int))
LEFT JOIN proof ON proof.account_id = m.account_id AND proof.message_id = m.message_id
