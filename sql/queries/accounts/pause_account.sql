-- Pauses an account, never weakening a pause that is there. Where one of the two ends at a time and the
-- other when the account is connected again, both must be over: next_send_at keeps the time.
--
-- :accountId, :resumes, :wait (NULL unless at_time), :reason
WITH asked AS MATERIALIZED (
  SELECT a.id, clock.at, clock.at + CAST(:wait AS interval) AS until,
         a.paused_at IS NULL OR a.paused_until <= clock.at
           OR a.resumes = 'at_time' AND (:resumes <> 'at_time' OR a.paused_until < clock.at + CAST(:wait AS interval))
           OR a.resumes = 'when_ok' AND :resumes = 'by_person' AS stronger,
         CASE WHEN a.resumes = 'at_time' AND :resumes = 'when_ok' THEN a.paused_until
              WHEN a.resumes = 'when_ok' AND :resumes = 'at_time' THEN clock.at + CAST(:wait AS interval) END AS quiet_until
  FROM linkedin_accounts a, (SELECT clock_timestamp() AS at) AS clock
  WHERE a.id = :accountId
  FOR NO KEY UPDATE OF a
)
UPDATE linkedin_accounts a
SET paused_at = CASE WHEN asked.stronger THEN asked.at ELSE a.paused_at END,
    paused_until = CASE WHEN asked.stronger THEN asked.until ELSE a.paused_until END,
    resumes = CASE WHEN asked.stronger THEN :resumes ELSE a.resumes END,
    pause_reason = CASE WHEN asked.stronger THEN :reason ELSE a.pause_reason END,
    next_send_at = greatest(a.next_send_at, asked.quiet_until)
FROM asked
WHERE a.id = asked.id
