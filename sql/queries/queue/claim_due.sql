-- Claims due messages of one lane and writes their attempts ahead, one per account, in one statement.
--
-- Each account's row is locked first, SKIP LOCKED, so that two claims never work on one account and
-- none waits for the other. Every claim moves next_send_at: an account whose next_send_at is not the
-- one judged was claimed from meanwhile, and its cap and its message in flight may be out of date.
-- Accounts come in the order in which they may send, so that none starves; send_queue_waiting finds
-- each account's next message. Every gate stands here, inside the claim, and once more, in words, in
-- status/waiting.sql. A row without an attempt in the answer was suppressed: its intent is served.
--
-- A database that was restored refuses with SQLSTATE SO001.
--
-- :node, :claimId (drawn for this claim), :knownAttempt (the newest that this node saw committed; 0 if none), :lane of :lanes, :slots (the most to claim), :lease
WITH clock AS MATERIALIZED (SELECT clock_timestamp() AS at, refuse_restored_database(:knownAttempt, :node)),
-- Judged before their messages are looked for: of a busy lane nearly all accounts have one in flight.
resting AS MATERIALIZED (
  SELECT a.id, a.next_send_at
  FROM clock
  JOIN send_switch s ON s.paused_at IS NULL OR s.paused_until <= clock.at
  JOIN linkedin_accounts a ON mod(a.id, :lanes) = :lane
  WHERE a.next_send_at <= clock.at
    AND NOT EXISTS (SELECT FROM send_queue busy WHERE busy.account_id = a.id AND busy.status = 'processing')
    AND (a.window_from IS NULL OR window_opens_at(a, clock.at) <= clock.at)
    AND (a.daily_cap IS NULL OR a.daily_cap > (
      SELECT count(*) FROM linkedin_messages m
      WHERE m.account_id = a.id AND m.attempted_at >= day_began_at(a, clock.at) AND m.status <> 'not_sent'))
),
candidate AS MATERIALIZED (
  SELECT a.id, a.next_send_at, next.id AS queue_id
  FROM clock
  CROSS JOIN resting a
  CROSS JOIN LATERAL (
    SELECT q.id
    FROM send_queue q
    JOIN campaigns c ON c.id = q.campaign_id AND c.status = 'active'
    JOIN campaign_prospects p ON p.id = q.prospect_id AND p.stopped_at IS NULL
    WHERE q.account_id = a.id AND q.status = 'pending'
      AND q.scheduled_for <= clock.at
      AND (q.retry_at IS NULL OR q.retry_at <= clock.at)
      AND (q.expires_at IS NULL OR q.expires_at > clock.at)
      AND (q.step = 1 OR NOT EXISTS (
        SELECT FROM send_queue earlier
        WHERE earlier.prospect_id = q.prospect_id AND earlier.account_id = q.account_id AND earlier.step < q.step
          AND (earlier.status IN ('pending', 'processing', 'uncertain')
               OR earlier.status = 'sent' AND earlier.status_at + (q.scheduled_for - earlier.scheduled_for) > clock.at)))
    ORDER BY q.scheduled_for, q.id
    LIMIT 1) AS next
),
free_account AS MATERIALIZED (
  SELECT a.id, a.provider_account_id, judged.queue_id
  FROM candidate judged
  CROSS JOIN clock
  JOIN linkedin_accounts a ON a.id = judged.id AND a.next_send_at = judged.next_send_at
  WHERE a.paused_at IS NULL OR a.paused_until <= clock.at
  ORDER BY a.next_send_at, a.id
  LIMIT :slots
  FOR NO KEY UPDATE OF a SKIP LOCKED
),
due AS MATERIALIZED (
  SELECT q.id, q.campaign_id, q.prospect_id, q.account_id, q.step, q.kind, q.message, q.retries, q.idempotency_key,
         greatest(q.scheduled_for, q.retry_at) AS due_at, a.provider_account_id, p.provider_id, p.person
  FROM free_account a
  JOIN send_queue q ON q.id = a.queue_id
  JOIN campaign_prospects p ON p.id = q.prospect_id
  WHERE q.status = 'pending'
    -- It may have been moved to a later time since it was judged.
    AND q.scheduled_for <= (SELECT at FROM clock)
  FOR NO KEY UPDATE OF q SKIP LOCKED
),
ledger AS (
  INSERT INTO linkedin_messages AS l
    (idempotency_key, queue_id, account_id, campaign_id, prospect_id, person, step, status, attempted_at)
  SELECT d.idempotency_key, d.id, d.account_id, d.campaign_id, d.prospect_id, d.person, d.step, 'sending', clock.at
  FROM due d, clock
  ORDER BY d.idempotency_key
  ON CONFLICT (idempotency_key) DO UPDATE
    SET status = 'sending', queue_id = excluded.queue_id, prospect_id = excluded.prospect_id, attempted_at = excluded.attempted_at
    -- The same intent may be tried again only when it certainly was not served, and not beside another row that will try it.
    WHERE l.status = 'not_sent'
      AND (l.queue_id = excluded.queue_id
           OR NOT EXISTS (SELECT FROM send_queue owner WHERE owner.id = l.queue_id AND owner.status = 'pending'))
      -- An answer to an earlier attempt may have come while a later one was on the wire.
      AND NOT EXISTS (SELECT FROM attempt_evidence e WHERE e.queue_id = l.queue_id AND e.finding = 'delivered')
  RETURNING l.queue_id
),
attempt AS (
  INSERT INTO send_attempts (queue_id, account_id, node, claim_id, fingerprint, started_at, lease_until)
  SELECT d.id, d.account_id, :node, CAST(:claimId AS uuid), sha256(convert_to(d.provider_id || E'\n' || d.message, 'UTF8')),
         clock.at, clock.at + CAST(:lease AS interval)
  FROM due d, clock
  -- An array, not a join: the planner takes a batch for one row, and would read the one side again for each of the other.
  WHERE d.id = ANY (ARRAY(SELECT queue_id FROM ledger))
  RETURNING id, queue_id, lease_until
),
claimed AS (
  UPDATE send_queue q
  SET status = 'processing', status_reason = NULL, claim_token = attempt.id, claimed_by = :node,
      lease_until = attempt.lease_until, retry_at = NULL, looks = 0
  FROM attempt
  WHERE q.id = attempt.queue_id
  RETURNING q.id, q.claim_token, q.account_id
),
suppressed AS (
  UPDATE send_queue q
  SET status = 'suppressed', status_reason = 'its intent is already served by another message'
  FROM due d
  WHERE q.id = d.id AND d.id <> ALL (ARRAY(SELECT queue_id FROM ledger))
),
spaced AS (
  UPDATE linkedin_accounts a
  SET next_send_at = clock.at + a.spacing_min + random() * (a.spacing_max - a.spacing_min)
  FROM claimed, clock
  WHERE a.id = claimed.account_id
)
SELECT d.id AS queue_id, claimed.claim_token, d.account_id, d.kind, d.provider_account_id,
       d.provider_id AS recipient_id,
       -- A retry starts from the person again: the provider may have lost the chat it was refused for.
       CASE WHEN d.retries = 0 THEN chat.chat_id END AS chat_id,
       d.message AS text, d.retries,
       CAST(1000 * extract(epoch FROM clock.at - d.due_at) AS bigint) AS overdue_millis
FROM due d
CROSS JOIN clock
-- What was claimed was due, so that FULL is LEFT; it is never made by reading the one side again for each of the other.
FULL JOIN claimed ON claimed.id = d.id
LEFT JOIN LATERAL (
  SELECT m.chat_id FROM linkedin_messages m
  WHERE m.account_id = d.account_id AND m.person = d.person AND m.chat_id IS NOT NULL
  ORDER BY m.id DESC LIMIT 1) AS chat ON true
