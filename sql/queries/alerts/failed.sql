-- A delivery has not arrived; it comes again. :id, :channel, :error
WITH undelivered AS (UPDATE alert_deliveries SET last_error = :error WHERE id = :id AND delivered_at IS NULL)
INSERT INTO alert_channels AS c (channel, failures, last_failed_at, last_error) VALUES (:channel, 1, clock_timestamp(), :error)
ON CONFLICT (channel) DO UPDATE
  SET failures = c.failures + 1, last_failed_at = excluded.last_failed_at, last_error = excluded.last_error
