-- Takes in a batch of rows, each judged by itself.
-- :rowIds, :meanings, :reasons, :campaigns, :persons, :accounts, :providerIds, :names, :messages, :statuses, :dues, :createds, :changeds, :sents, :messageIds, :chatIds (parallel), :fromQueue
INSERT INTO adoption_staged (from_queue, row_id, meaning, reason, campaign, person, account_id, provider_id, name, message, status,
                             due_at, created_at, changed_at, sent_at, message_id, chat_id)
SELECT :fromQueue, b.*
FROM unnest(
  CAST(:rowIds AS text[]), CAST(:meanings AS text[]), CAST(:reasons AS text[]), CAST(:campaigns AS text[]), CAST(:persons AS text[]),
  CAST(:accounts AS bigint[]), CAST(:providerIds AS text[]), CAST(:names AS text[]), CAST(:messages AS text[]), CAST(:statuses AS text[]),
  CAST(:dues AS timestamptz[]), CAST(:createds AS timestamptz[]), CAST(:changeds AS timestamptz[]), CAST(:sents AS timestamptz[]),
  CAST(:messageIds AS text[]), CAST(:chatIds AS text[])) AS b
