-- How many messages of each campaign stand where. Reads the whole queue.
SELECT campaign_id, status, count(*) AS messages, min(scheduled_for) AS first_planned, max(scheduled_for) AS last_planned
FROM send_queue
GROUP BY campaign_id, status
