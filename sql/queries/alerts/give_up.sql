-- Gives up on what could not be delivered for so long that it would only confuse. :age
UPDATE alert_deliveries SET given_up_at = clock_timestamp()
WHERE delivered_at IS NULL AND given_up_at IS NULL AND next_attempt_at <= clock_timestamp()
  AND happened_at < clock_timestamp() - CAST(:age AS interval)
RETURNING id
