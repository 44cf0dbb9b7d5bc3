-- What the next claim of each account would take: a message that is due and that no gate holds. The gates are those of
-- queue/claim_due.sql; a test compares the two. :at
SELECT a.id AS account_id, next.id AS queue_id, next.scheduled_for, last.attempted_at AS last_attempt_at
FROM (SELECT CAST(:at AS timestamptz) AS at) AS clock
JOIN send_switch s ON s.paused_at IS NULL OR s.paused_until <= clock.at
JOIN linkedin_accounts a ON (a.paused_at IS NULL OR a.paused_until <= clock.at) AND a.next_send_at <= clock.at
CROSS JOIN LATERAL (
  SELECT q.id, q.scheduled_for
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
LEFT JOIN LATERAL (
  SELECT m.attempted_at FROM linkedin_messages m WHERE m.account_id = a.id ORDER BY m.attempted_at DESC LIMIT 1) AS last ON true
WHERE (a.window_from IS NULL OR window_opens_at(a, clock.at) <= clock.at)
  AND (a.daily_cap IS NULL OR a.daily_cap > (
    SELECT count(*) FROM linkedin_messages m
    WHERE m.account_id = a.id AND m.attempted_at >= day_began_at(a, clock.at) AND m.status <> 'not_sent'))
  AND NOT EXISTS (SELECT FROM send_queue busy WHERE busy.account_id = a.id AND busy.status = 'processing')
ORDER BY a.id
