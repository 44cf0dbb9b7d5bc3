-- What an account sent since a time, to be judged against the person of one message: each echo with
-- whether its chat is known to be with that person, and whether somebody else whom the account wrote to
-- about that time has an id that begins alike. :queueId, :accountId, :recipientId, :since
SELECT e.message_id, e.chat_id, e.recipient_ids, e.text, e.sent_at,
       EXISTS (SELECT FROM linkedin_messages l
               WHERE l.account_id = :accountId AND l.person = p.person AND l.chat_id = e.chat_id) AS is_known_chat,
       EXISTS (SELECT FROM linkedin_messages l JOIN campaign_prospects other ON other.id = l.prospect_id
               WHERE l.account_id = :accountId AND l.attempted_at >= CAST(:since AS timestamptz) - interval '1 day'
                 AND left(other.provider_id, 20) = left(:recipientId, 20) AND other.provider_id <> :recipientId) AS is_ambiguous
FROM provider_echoes e
JOIN send_queue q ON q.id = :queueId
JOIN campaign_prospects p ON p.id = q.prospect_id
WHERE e.account_id = :accountId AND e.sent_at >= CAST(:since AS timestamptz)
