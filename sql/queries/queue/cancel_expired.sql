-- Ends waiting messages whose time has passed, in small batches. :limit
UPDATE send_queue SET status = 'cancelled', status_reason = CASE
    WHEN EXISTS (SELECT FROM send_attempts t WHERE t.queue_id = send_queue.id AND t.outcome = 'unknown')
    THEN 'it expired before it could be tried again; that the earlier attempt was not delivered is only known from looks that missed it'
    ELSE 'it expired before it could be sent' END
WHERE status = 'pending' AND id IN (
  SELECT id FROM send_queue WHERE status = 'pending' AND expires_at <= clock_timestamp()
    -- In a database that was restored they may have been sent; that comes first.
    AND NOT EXISTS (SELECT FROM database_history WHERE lost_from IS NOT NULL AND ended_at IS NULL)
  ORDER BY expires_at LIMIT :limit FOR NO KEY UPDATE SKIP LOCKED)
RETURNING id
