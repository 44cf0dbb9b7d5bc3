-- What became of messages between :since and :until, and what of that is still open. :until may be in the future.
SELECT clock.at,
       count(*) FILTER (WHERE e.to_status = 'sent') AS sent,
       count(*) FILTER (WHERE e.to_status = 'failed') AS failed,
       count(*) FILTER (WHERE e.to_status = 'suppressed') AS refused,
       count(*) FILTER (WHERE e.to_status = 'uncertain') AS doubts,
       (SELECT count(*) FROM send_queue WHERE status = 'uncertain') AS open_doubts,
       (SELECT count(*) FROM send_queue WHERE status = 'processing' AND lease_until < clock.at - interval '1 minute') AS stuck
FROM (SELECT clock_timestamp() AS at) AS clock
LEFT JOIN message_events e
  ON e.happened_at >= CAST(:since AS timestamptz) AND e.happened_at < least(clock.at, CAST(:until AS timestamptz))
GROUP BY clock.at
