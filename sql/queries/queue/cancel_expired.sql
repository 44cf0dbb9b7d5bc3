-- Ends waiting messages whose time has passed, in small batches. :limit
UPDATE send_queue SET status = 'cancelled', status_reason = 'it expired before it could be sent'
WHERE status = 'pending' AND id IN (
  SELECT id FROM send_queue WHERE status = 'pending' AND expires_at <= clock_timestamp()
  ORDER BY expires_at LIMIT :limit FOR NO KEY UPDATE SKIP LOCKED)
RETURNING id
