-- Why pending messages wait: every gate of queue/claim_due.sql in words, for each message the first that
-- is shut. A message without a reason is what the next claim takes; a test compares the two.
--
-- The order is fixed: what never ends by itself comes first, then what ends at a time, then the
-- account's own pace, so that "until" is rarely followed by a longer wait.
--
-- :queueIds (some messages; NULL for all), :each (a row for each message, or one for each reason)
--
-- Of some messages' accounts only the first that wait are considered beside them, a hundred of one account or five hundred
-- together: the one that goes next is nearly always among these, and an account may have a million.
WITH clock AS MATERIALIZED (SELECT clock_timestamp() AS at),
asked AS MATERIALIZED (
  SELECT id, account_id FROM send_queue WHERE id = ANY (CAST(:queueIds AS bigint[])) AND status = 'pending'
),
considered AS MATERIALIZED (
  SELECT id FROM send_queue WHERE CAST(:queueIds AS bigint[]) IS NULL AND status = 'pending'
  UNION ALL
  (SELECT id FROM asked
   UNION
   SELECT front.id
   FROM (SELECT DISTINCT account_id FROM asked) AS a
   CROSS JOIN LATERAL (
     SELECT q.id FROM send_queue q
     WHERE q.account_id = a.account_id AND q.status = 'pending'
     ORDER BY q.scheduled_for, q.id
     LIMIT (SELECT 500 / greatest(5, count(DISTINCT account_id)) FROM asked)) AS front)
),
everything AS MATERIALIZED (
  SELECT (s.paused_at IS NULL OR s.paused_until <= clock.at) IS NOT TRUE AS is_shut, s.paused_until, s.pause_reason
  FROM send_switch s, clock
),
account AS MATERIALIZED (
  SELECT a.id,
         (a.paused_at IS NULL OR a.paused_until <= clock.at) IS NOT TRUE AS is_paused, a.paused_until, a.pause_reason,
         (opens.at <= clock.at) IS NOT TRUE AS is_outside_window, opens.at AS window_opens_at,
         (a.daily_cap IS NULL OR a.daily_cap > (
           SELECT count(*) FROM (
             SELECT FROM linkedin_messages m
             WHERE m.account_id = a.id AND m.attempted_at >= day_began_at(a, clock.at) AND m.status <> 'not_sent'
             LIMIT a.daily_cap) AS today)) IS NOT TRUE AS is_at_cap,
         a.daily_cap,
         CASE WHEN a.daily_cap > 0
           THEN (date_trunc('day', clock.at AT TIME ZONE a.time_zone) + interval '1 day') AT TIME ZONE a.time_zone END AS cap_ends_at,
         busy.id AS busy_id, busy.lease_until AS busy_until,
         a.next_send_at > clock.at AS is_spaced, a.next_send_at
  FROM linkedin_accounts a
  CROSS JOIN clock
  -- OFFSET 0: worked out once for each account.
  CROSS JOIN LATERAL (SELECT window_opens_at(a, clock.at) AS at OFFSET 0) AS opens
  LEFT JOIN send_queue busy ON busy.account_id = a.id AND busy.status = 'processing'
  WHERE CAST(:queueIds AS bigint[]) IS NULL OR a.id IN (SELECT account_id FROM asked)
),
-- In one place, so that a message behind others of its account knows which of them could go.
gated AS MATERIALIZED (
  SELECT q.id, q.account_id, q.campaign_id, q.prospect_id, q.scheduled_for,
         gate.code, gate.until, gate.detail, gate.other_id,
         gate.code IS NULL AND EXISTS (
           SELECT FROM linkedin_messages l
           WHERE l.idempotency_key = q.idempotency_key
             AND NOT (l.status = 'not_sent'
                      AND (l.queue_id = q.id
                           OR NOT EXISTS (SELECT FROM send_queue owner WHERE owner.id = l.queue_id AND owner.status = 'pending')))) AS is_served
  FROM clock
  CROSS JOIN everything s
  CROSS JOIN considered
  JOIN send_queue q ON q.id = considered.id
  JOIN account a ON a.id = q.account_id
  JOIN campaigns c ON c.id = q.campaign_id
  JOIN campaign_prospects p ON p.id = q.prospect_id
  LEFT JOIN LATERAL (
    SELECT min(earlier.id) FILTER (WHERE earlier.status IN ('pending', 'processing', 'uncertain')) AS open_id,
           max(earlier.status_at + (q.scheduled_for - earlier.scheduled_for)) FILTER (WHERE earlier.status = 'sent') AS gap_ends_at
    FROM send_queue earlier
    WHERE earlier.prospect_id = q.prospect_id AND earlier.account_id = q.account_id AND earlier.step < q.step) AS before ON q.step > 1
  LEFT JOIN LATERAL (
    SELECT * FROM (VALUES
      (1, q.expires_at <= clock.at, 'expired', q.expires_at, NULL, CAST(NULL AS bigint)),
      (2, p.stopped_at IS NOT NULL, 'person_stopped', NULL, p.stop_reason, NULL),
      (3, c.status = 'stopped', 'campaign_stopped', NULL, c.status_reason, NULL),
      (4, c.status <> 'active', 'campaign_paused', NULL, c.status_reason, NULL),
      (5, s.is_shut AND s.paused_until IS NULL, 'everything_paused', NULL, s.pause_reason, NULL),
      (6, a.is_paused AND a.paused_until IS NULL, 'account_paused', NULL, a.pause_reason, NULL),
      (7, q.scheduled_for > clock.at, 'its_time', q.scheduled_for, NULL, NULL),
      (8, q.retry_at > clock.at, 'retry', q.retry_at, q.status_reason, NULL),
      (9, before.open_id IS NOT NULL, 'earlier_step', NULL, NULL, before.open_id),
      (10, before.gap_ends_at > clock.at, 'gap', before.gap_ends_at, NULL, NULL),
      (11, s.is_shut, 'everything_paused', s.paused_until, s.pause_reason, NULL),
      (12, a.is_paused, 'account_paused', a.paused_until, a.pause_reason, NULL),
      (13, a.is_outside_window, 'window', a.window_opens_at, NULL, NULL),
      (14, a.is_at_cap, 'daily_cap', a.cap_ends_at, a.daily_cap::text, NULL),
      (15, a.busy_id IS NOT NULL, 'in_flight', a.busy_until, NULL, a.busy_id),
      (16, a.is_spaced, 'spacing', a.next_send_at, NULL, NULL)
    ) AS g (place, is_shut, code, until, detail, other_id)
    WHERE g.is_shut
    ORDER BY g.place
    LIMIT 1) AS gate ON true
  WHERE q.status = 'pending'
),
reason AS MATERIALIZED (
  SELECT g.id, g.account_id, g.campaign_id, g.prospect_id, g.scheduled_for,
         CASE WHEN g.code IS NOT NULL THEN g.code
              WHEN g.is_served THEN 'served'
              WHEN first.id <> g.id THEN 'turn' END AS code,
         nullif(g.until, 'infinity') AS until, g.detail,
         CASE WHEN g.code IS NULL AND NOT g.is_served AND first.id <> g.id THEN first.id ELSE g.other_id END AS other_id
  FROM gated g
  LEFT JOIN (
    SELECT DISTINCT ON (account_id) account_id, id FROM gated WHERE code IS NULL ORDER BY account_id, scheduled_for, id) AS first
    ON first.account_id = g.account_id
),
grouped AS (
  SELECT code, count(*) AS messages, min(id) AS example_id, min(scheduled_for) AS oldest,
         min(until) AS first_until, max(until) AS last_until
  FROM reason
  WHERE CAST(:queueIds AS bigint[]) IS NULL OR id = ANY (CAST(:queueIds AS bigint[]))
  GROUP BY code, CASE WHEN :each THEN id END
)
SELECT g.code, g.messages, g.oldest, g.first_until, g.last_until,
       r.id AS queue_id, r.account_id, r.campaign_id, r.prospect_id, r.until, r.detail, r.other_id
FROM grouped g
JOIN reason r ON r.id = g.example_id
ORDER BY g.messages DESC, g.code, r.id
