-- Takes the next delivery that is due and sets the time of its next attempt first, so that it comes again if its node
-- dies meanwhile. What is told of one alert goes out in its order. :channels, :firstWait, :longestWait
WITH due AS MATERIALIZED (
  SELECT d.id FROM alert_deliveries d
  WHERE d.delivered_at IS NULL AND d.given_up_at IS NULL AND d.next_attempt_at <= clock_timestamp()
    AND d.channel = ANY (:channels)
    AND NOT EXISTS (
      SELECT FROM alert_deliveries earlier
      WHERE earlier.alert_id = d.alert_id AND earlier.channel = d.channel AND earlier.id < d.id
        AND earlier.delivered_at IS NULL AND earlier.given_up_at IS NULL)
  ORDER BY d.id
  LIMIT 1
  FOR UPDATE SKIP LOCKED
)
UPDATE alert_deliveries d
SET attempts = d.attempts + 1,
    next_attempt_at = clock_timestamp() + least(CAST(:firstWait AS interval) * power(2, least(d.attempts, 20)), CAST(:longestWait AS interval))
FROM due, alerts a
WHERE d.id = due.id AND a.id = d.alert_id
RETURNING d.id, d.alert_id, d.event_id, d.channel, d.kind, a.condition, a.subject, d.severity, d.detail, d.seen,
          a.opened_at, d.happened_at, d.attempts
