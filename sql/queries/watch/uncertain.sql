-- The oldest messages of which nobody knows whether they were sent. :limit
SELECT q.queue_id, q.account_id, q.attempt_id, q.since, least(t.settled_at, t.lease_until) AS ended_at, q.looks, q.look_at,
       NULL::text AS reason, NULL::text AS last_finding, NULL::timestamptz AS last_found_at
FROM (
  SELECT id AS queue_id, account_id, claim_token AS attempt_id, status_at AS since, looks, look_at
  FROM send_queue WHERE status = 'uncertain' ORDER BY status_at, id LIMIT :limit) AS q
JOIN send_attempts t ON t.id = q.attempt_id
ORDER BY q.since, q.queue_id
