-- Settles a batch of attempts, each only if its claim is still held: rows that come back were settled,
-- the others are no longer the caller's to settle. A message that has failed stops its person.
--
-- Parallel arrays, one element per attempt; the rows are locked in the order of their ids so that two
-- batches cannot wait for each other.
WITH batch AS (
  SELECT * FROM unnest(
    CAST(:queueIds AS bigint[]), CAST(:tokens AS bigint[]), CAST(:outcomes AS text[]), CAST(:statuses AS text[]),
    CAST(:reasons AS text[]), CAST(:waits AS interval[]), CAST(:retryCounts AS int[]), CAST(:httpStatuses AS int[]),
    CAST(:errorTypes AS text[]), CAST(:requestIds AS text[]), CAST(:details AS text[]), CAST(:chatIds AS text[]),
    CAST(:messageIds AS text[]))
  AS b (queue_id, token, outcome, status, reason, wait, retries, http_status, error_type, request_id, detail, chat_id, message_id)
),
held AS MATERIALIZED (
  SELECT b.*, q.idempotency_key, q.prospect_id
  FROM batch b
  JOIN send_queue q ON q.id = b.queue_id AND q.claim_token = b.token AND q.status = 'processing'
  ORDER BY q.id
  FOR NO KEY UPDATE OF q
),
attempt AS (
  UPDATE send_attempts t
  SET outcome = held.outcome, settled_at = clock_timestamp(), http_status = held.http_status, error_type = held.error_type,
      provider_request_id = held.request_id, detail = held.detail
  FROM held
  WHERE t.id = held.token AND t.outcome IS NULL
  RETURNING t.id, t.settled_at
),
ledger AS (
  UPDATE linkedin_messages l
  SET status = held.outcome, chat_id = coalesce(held.chat_id, l.chat_id), message_id = held.message_id,
      sent_at = CASE held.outcome WHEN 'sent' THEN attempt.settled_at END
  FROM held JOIN attempt ON attempt.id = held.token
  WHERE l.idempotency_key = held.idempotency_key
  RETURNING l.queue_id
),
-- Refused for good: the campaign's further steps to this person wait until somebody decides.
stopped AS (
  UPDATE campaign_prospects p SET stopped_at = attempt.settled_at, stop_reason = held.reason
  FROM held JOIN attempt ON attempt.id = held.token
  WHERE held.status = 'failed' AND p.id = held.prospect_id AND p.stopped_at IS NULL
)
UPDATE send_queue q
SET status = held.status, status_reason = held.reason, lease_until = NULL, retries = q.retries + held.retries,
    retry_at = CASE held.status WHEN 'pending' THEN attempt.settled_at + held.wait END,
    look_at = CASE held.status WHEN 'uncertain' THEN attempt.settled_at + held.wait END
FROM held JOIN attempt ON attempt.id = held.token JOIN ledger ON ledger.queue_id = held.queue_id
WHERE q.id = held.queue_id
RETURNING q.id
