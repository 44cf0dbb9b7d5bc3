-- How many messages were found to be sent in each of the last :minutes whole minutes, the oldest first, with zeros.
SELECT m.minute, count(e.id) AS messages
FROM generate_series(date_trunc('minute', clock_timestamp()) - (:minutes - 1) * interval '1 minute',
                     date_trunc('minute', clock_timestamp()), interval '1 minute') AS m (minute)
LEFT JOIN (
  SELECT id, date_trunc('minute', happened_at) AS minute FROM message_events
  WHERE happened_at >= date_trunc('minute', clock_timestamp()) - (:minutes - 1) * interval '1 minute' AND to_status = 'sent') AS e
  ON e.minute = m.minute
GROUP BY m.minute
ORDER BY m.minute
