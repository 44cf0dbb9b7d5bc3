-- In how many milliseconds something of a lane may become due that is not yet; NULL if nothing is known to. It may be held by
-- another gate then, and what waits for a window, a cap or a gap is not foreseen: the claim judges.
--
-- :lane of :lanes
WITH clock AS MATERIALIZED (SELECT clock_timestamp() AS at)
SELECT CAST(ceil(1000 * extract(epoch FROM min(next.at) - min(clock.at))) AS bigint)
FROM clock
JOIN linkedin_accounts a ON mod(a.id, :lanes) = :lane
CROSS JOIN LATERAL (
  (SELECT q.scheduled_for AS at
   FROM send_queue q
   WHERE q.account_id = a.id AND q.status = 'pending' AND q.scheduled_for > clock.at
   ORDER BY q.scheduled_for
   LIMIT 1)
  UNION ALL
  SELECT q.retry_at
  FROM send_queue q
  WHERE q.account_id = a.id AND q.status = 'pending' AND q.claim_token IS NOT NULL AND q.retry_at > clock.at
  UNION ALL
  SELECT rest.ends_at
  FROM (VALUES (a.next_send_at), (a.paused_until)) AS rest (ends_at)
  WHERE rest.ends_at > clock.at AND rest.ends_at < 'infinity'
    AND EXISTS (SELECT FROM send_queue q WHERE q.account_id = a.id AND q.status = 'pending' AND q.scheduled_for <= clock.at)) AS next
