-- Records a look that decided nothing and says when to look again. Empty if the message was
-- decided or looked for by somebody else meanwhile, so that one look never counts twice.
--
-- :queueId, :attemptId, :looks (as they were before), :finding (not_seen | unreadable), :actor, :reason, :wait
WITH undecided AS MATERIALIZED (
  SELECT id FROM send_queue
  WHERE id = :queueId AND claim_token = :attemptId AND status = 'uncertain' AND looks = :looks
  FOR NO KEY UPDATE
),
evidence AS (
  INSERT INTO attempt_evidence (queue_id, attempt_id, source, finding, actor, reason)
  SELECT id, :attemptId, 'read_back', :finding, :actor, :reason FROM undecided
  RETURNING queue_id, finding
)
UPDATE send_queue q
SET looks = q.looks + CASE evidence.finding WHEN 'not_seen' THEN 1 ELSE 0 END, status_reason = :reason,
    look_at = clock_timestamp() + CAST(:wait AS interval)
FROM evidence
WHERE q.id = evidence.queue_id
RETURNING q.id
