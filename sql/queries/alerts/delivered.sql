-- A delivery has arrived. :id, :channel
WITH arrived AS (
  UPDATE alert_deliveries SET delivered_at = clock_timestamp(), last_error = NULL WHERE id = :id AND delivered_at IS NULL
)
INSERT INTO alert_channels AS c (channel, deliveries, last_delivered_at) VALUES (:channel, 1, clock_timestamp())
ON CONFLICT (channel) DO UPDATE SET deliveries = c.deliveries + 1, last_delivered_at = excluded.last_delivered_at
