-- What has become of messages since :dayBegan, and what was found out about them.
SELECT clock_timestamp() AS at,
       count(*) FILTER (WHERE to_status = 'sent') AS sent,
       count(*) FILTER (WHERE to_status = 'failed') AS failed,
       count(*) FILTER (WHERE to_status = 'suppressed') AS refused
FROM message_events
WHERE happened_at >= :dayBegan
