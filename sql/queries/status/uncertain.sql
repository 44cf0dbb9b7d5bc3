-- Messages of which nobody knows whether they were sent, the oldest doubt first, with what was learned of each. :limit
SELECT q.id AS queue_id, q.account_id, q.claim_token AS attempt_id, q.status_at AS since, least(t.settled_at, t.lease_until) AS ended_at, q.looks, q.look_at,
       q.status_reason AS reason, last.finding AS last_finding, last.found_at AS last_found_at
FROM (SELECT * FROM send_queue WHERE status = 'uncertain' ORDER BY status_at, id LIMIT :limit) AS q
JOIN send_attempts t ON t.id = q.claim_token
LEFT JOIN LATERAL (
  SELECT e.finding, e.found_at FROM attempt_evidence e
  WHERE e.queue_id = q.id AND e.attempt_id = q.claim_token
  ORDER BY e.id DESC LIMIT 1) AS last ON true
ORDER BY q.status_at, q.id
