-- What of a campaign was planned for each day, and what was sent on it, of its last messages.
-- :campaignId, :zone (in which days begin), :limit (at most so many messages are read)
WITH read AS MATERIALIZED (
  SELECT status, scheduled_for, status_at FROM send_queue WHERE campaign_id = :campaignId ORDER BY id DESC LIMIT :limit
), parts AS (
  SELECT (scheduled_for AT TIME ZONE :zone)::date AS day, 1 AS planned, 0 AS sent,
         (scheduled_for <= clock_timestamp())::int AS due,
         (status IN ('failed', 'suppressed', 'cancelled') AND scheduled_for <= clock_timestamp())::int AS ended
  FROM read
  UNION ALL
  SELECT (status_at AT TIME ZONE :zone)::date, 0, 1, 0, 0 FROM read WHERE status = 'sent'
)
SELECT day, sum(planned) AS planned, sum(sent) AS sent, sum(due) AS due, sum(ended) AS ended
FROM parts GROUP BY day ORDER BY day
