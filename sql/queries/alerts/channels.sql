-- What each channel delivered and failed to deliver since ever.
SELECT channel, deliveries, failures, last_delivered_at, last_failed_at, last_error FROM alert_channels ORDER BY channel
