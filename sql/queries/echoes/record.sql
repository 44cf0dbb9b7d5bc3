-- Keeps what an account of ours sent, and has the uncertain messages that it may show looked at next.
-- Nothing is kept of an account that is not ours, nor while none of its messages is in flight, in
-- doubt or put back: what its owner writes to others is no business of ours. Returns the messages to be looked
-- at; "kept" is false for an echo that was known or is not kept.
--
-- :providerAccountId, :messageId, :chatId, :recipientIds, :text, :sentAt
WITH echo AS (
  INSERT INTO provider_echoes (account_id, message_id, chat_id, recipient_ids, text, sent_at)
  SELECT a.id, CAST(:messageId AS text), CAST(:chatId AS text), CAST(:recipientIds AS text[]), normal_text(CAST(:text AS text)),
         CAST(:sentAt AS timestamptz)
  FROM linkedin_accounts a
  WHERE a.provider_account_id = :providerAccountId
    -- Later than now by any clock: no time to conclude from.
    AND CAST(:sentAt AS timestamptz) < clock_timestamp() + interval '1 hour'
    -- Three questions, because each has an index of its own.
    AND (EXISTS (SELECT FROM send_queue q WHERE q.account_id = a.id AND q.status = 'processing')
         OR EXISTS (SELECT FROM send_queue q WHERE q.account_id = a.id AND q.status = 'uncertain')
         OR EXISTS (SELECT FROM send_queue q WHERE q.account_id = a.id AND q.status = 'pending' AND q.claim_token IS NOT NULL))
  ON CONFLICT DO NOTHING
  RETURNING account_id, recipient_ids, text, sent_at
),
shown AS MATERIALIZED (
  SELECT q.id
  FROM echo e
  JOIN send_queue q ON q.account_id = e.account_id AND q.status = 'uncertain'
  JOIN send_attempts t ON t.id = q.claim_token
  JOIN campaign_prospects p ON p.id = q.prospect_id
  WHERE may_be_echo(e.text, e.recipient_ids, e.sent_at, q.message, p.provider_id, t.started_at)
  ORDER BY q.id
  FOR NO KEY UPDATE OF q
),
due AS (
  UPDATE send_queue q SET look_at = clock_timestamp() FROM shown WHERE q.id = shown.id RETURNING q.id
)
SELECT EXISTS (SELECT FROM echo) AS kept, ARRAY(SELECT id FROM due ORDER BY id) AS due
