-- Ends the pause of a restored database once nothing of it is in doubt any more. Empty if there is something yet, or
-- nothing to end. A pause that a person made is left alone.
WITH reconciled AS (
  UPDATE database_history h SET ended_at = clock_timestamp()
  WHERE h.lost_from IS NOT NULL AND h.ended_at IS NULL
    AND NOT EXISTS (
      SELECT FROM send_queue q JOIN send_attempts t ON t.id = q.claim_token
      WHERE q.status = 'uncertain' AND t.restore_id = h.id)
    AND NOT EXISTS (
      SELECT FROM send_queue q
      WHERE q.status = 'pending' AND q.scheduled_for <= clock_timestamp()
        AND NOT EXISTS (SELECT FROM send_attempts t WHERE t.queue_id = q.id AND t.restore_id = h.id)
        AND NOT EXISTS (SELECT FROM linkedin_messages l WHERE l.idempotency_key = q.idempotency_key AND l.status <> 'not_sent'))
  RETURNING h.id, h.how
),
resumed AS (
  UPDATE send_switch s SET paused_at = NULL, paused_until = NULL, resumes = NULL, pause_reason = NULL
  FROM reconciled WHERE s.pause_reason = 'the database was restored: ' || reconciled.how
)
SELECT id FROM reconciled
