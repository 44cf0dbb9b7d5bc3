-- People who got several messages close together, whatever these said. A follow-up that was planned so close to the step
-- before it does not count, and an apology is meant to be close. :within, :since
WITH sent AS (
  SELECT l.id, l.queue_id, l.person, l.account_id, l.campaign_id, l.step, l.sent_at,
         lag(l.id) OVER person_in_order AS before_id, lag(l.sent_at) OVER person_in_order AS before_at
  FROM linkedin_messages l
  LEFT JOIN campaigns c ON c.id = l.campaign_id
  WHERE l.status = 'sent' AND l.person IS NOT NULL AND l.sent_at >= CAST(:since AS timestamptz)
  WINDOW person_in_order AS (PARTITION BY c.tenant, l.person ORDER BY l.sent_at, l.id)
),
near AS MATERIALIZED (
  SELECT * FROM sent WHERE sent_at - before_at <= CAST(:within AS interval)
)
SELECT n.person, count(*) + 1 AS messages, min(n.before_at) AS first_at, max(n.sent_at) AS last_at
FROM near n
JOIN linkedin_messages b ON b.id = n.before_id
LEFT JOIN send_queue q ON q.id = n.queue_id
LEFT JOIN send_queue bq ON bq.id = b.queue_id
WHERE (b.campaign_id = n.campaign_id AND b.account_id = n.account_id AND b.step < n.step
       AND q.scheduled_for - bq.scheduled_for <= CAST(:within AS interval)) IS NOT TRUE
  AND NOT EXISTS (SELECT FROM incident_campaigns i WHERE i.campaign_id = n.campaign_id)
GROUP BY n.person
ORDER BY n.person
