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
  -- Only what is processing has a lease. The status itself would have all of these read for each one.
  JOIN send_queue q ON q.id = b.queue_id AND q.claim_token = b.token AND q.lease_until IS NOT NULL
  ORDER BY q.id
  FOR NO KEY UPDATE OF q
),
-- Each hands on what the next one needs, so that every row is found by its key: the planner takes a batch for one row, and would
-- compare each with each.
attempt AS (
  UPDATE send_attempts t
  SET outcome = held.outcome, settled_at = clock_timestamp(), http_status = held.http_status, error_type = held.error_type,
      provider_request_id = held.request_id, detail = held.detail
  FROM held
  WHERE t.id = held.token AND t.outcome IS NULL
  RETURNING held.*, t.settled_at
),
ledger AS (
  UPDATE linkedin_messages l
  SET status = a.outcome, chat_id = coalesce(a.chat_id, l.chat_id), message_id = a.message_id,
      sent_at = CASE a.outcome WHEN 'sent' THEN a.settled_at END
  FROM attempt a
  WHERE l.idempotency_key = a.idempotency_key
  RETURNING a.queue_id AS settled_id, a.status AS fate, a.reason, a.wait, a.retries, a.settled_at
),
-- Refused for good: the campaign's further steps to this person wait until somebody decides.
stopped AS (
  UPDATE campaign_prospects p SET stopped_at = a.settled_at, stop_reason = a.reason
  FROM attempt a
  WHERE a.status = 'failed' AND p.id = a.prospect_id AND p.stopped_at IS NULL
)
UPDATE send_queue q
SET status = l.fate, status_reason = l.reason, lease_until = NULL, retries = q.retries + l.retries,
    retry_at = CASE l.fate WHEN 'pending' THEN l.settled_at + l.wait END,
    look_at = CASE l.fate WHEN 'uncertain' THEN l.settled_at + l.wait END
FROM ledger l
WHERE q.id = l.settled_id
RETURNING q.id
