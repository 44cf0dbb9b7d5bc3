-- Queues a batch of rows, each unless it is refused or its intent is known: in the queue, in the ledger or earlier in
-- the batch. Says of every row what became of it, and which row of the queue has its intent. send_queue_steps finds the rows of an intent, because an
-- intent's key and its (prospect, step, account) name the same thing.
--
-- :rows, :campaigns, :prospects, :accounts, :steps, :messages, :times (NULL for now), :expiries (parallel)
WITH batch AS MATERIALIZED (
  SELECT b.row, b.campaign_id, b.prospect_id, b.account_id, b.step, b.message, b.expires_at,
         coalesce(b.scheduled_for, clock_timestamp()) AS scheduled_for,
         intent_key(c.tenant, a.code, p.person, c.code, b.step) AS key,
         normal_text(b.message) AS text
  FROM unnest(
    CAST(:rows AS bigint[]), CAST(:campaigns AS bigint[]), CAST(:prospects AS bigint[]), CAST(:accounts AS bigint[]),
    CAST(:steps AS int[]), CAST(:messages AS text[]), CAST(:times AS timestamptz[]), CAST(:expiries AS timestamptz[]))
    AS b (row, campaign_id, prospect_id, account_id, step, message, scheduled_for, expires_at)
  LEFT JOIN campaigns c ON c.id = b.campaign_id
  LEFT JOIN campaign_prospects p ON p.id = b.prospect_id
  LEFT JOIN linkedin_accounts a ON a.id = b.account_id
),
checked AS MATERIALIZED (
  SELECT b.*, send_queue_refusal(b.campaign_id, b.prospect_id, b.account_id, b.step, b.message, b.scheduled_for, b.expires_at) AS refusal
  FROM batch b
),
known AS MATERIALIZED (
  SELECT c.row, c.refusal, c.key, queued.id AS queue_id, queued.message AS queued_text, c.text,
         ledger.queue_id AS ledger_queue_id,
         first_value(c.row) OVER same AS first_row, first_value(c.text) OVER same AS first_text
  FROM checked c
  LEFT JOIN LATERAL (
    SELECT q.id, q.message FROM send_queue q
    WHERE q.prospect_id = c.prospect_id AND q.step = c.step AND q.account_id = c.account_id
    ORDER BY q.id LIMIT 1) AS queued ON true
  LEFT JOIN linkedin_messages ledger ON ledger.idempotency_key = c.key
  -- A refused row is no earlier message: the row after it is judged on its own.
  WINDOW same AS (PARTITION BY c.key, c.refusal IS NULL ORDER BY c.row)
),
judged AS MATERIALIZED (
  SELECT k.row, k.refusal, k.key,
         CASE WHEN k.refusal IS NOT NULL THEN 'rejected'
              WHEN k.queue_id IS NOT NULL OR k.ledger_queue_id IS NOT NULL OR k.first_row < k.row THEN 'known'
              ELSE 'queued' END AS verdict,
         coalesce(k.queue_id, k.ledger_queue_id) AS known_queue_id,
         -- A redacted text can no longer be compared.
         coalesce(CASE WHEN k.queue_id IS NOT NULL THEN k.queued_text <> '' AND k.queued_text <> k.text
                       ELSE k.ledger_queue_id IS NULL AND k.first_text <> k.text END, false) AS is_other_text
  FROM known k
),
queue AS (
  INSERT INTO send_queue (campaign_id, prospect_id, account_id, step, message, scheduled_for, expires_at)
  SELECT c.campaign_id, c.prospect_id, c.account_id, c.step, c.message, c.scheduled_for, c.expires_at
  FROM checked c JOIN judged j ON j.row = c.row
  WHERE j.verdict = 'queued'
  ORDER BY c.row
  RETURNING id, idempotency_key
)
SELECT j.row, j.verdict AS fate, j.refusal, queue.id AS queued_id, j.known_queue_id, j.is_other_text
FROM judged j
LEFT JOIN queue ON queue.idempotency_key = j.key AND j.refusal IS NULL
ORDER BY j.row
