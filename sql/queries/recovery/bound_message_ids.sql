-- Which of the provider's message ids already prove another message of this account, or are known
-- as its duplicates. :accountId, :messageIds
SELECT message_id FROM linkedin_messages
WHERE account_id = :accountId AND message_id = ANY (CAST(:messageIds AS text[]))
UNION
SELECT shown.message_id
FROM duplicate_incidents d JOIN send_attempts t ON t.id = d.attempt_id, unnest(d.message_ids) AS shown (message_id)
WHERE t.account_id = :accountId AND shown.message_id = ANY (CAST(:messageIds AS text[]))
