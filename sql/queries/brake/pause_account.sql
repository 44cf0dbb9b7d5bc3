-- A person pauses an account until a time, or until a person resumes it (:until NULL). Empty if there is no such
-- account or its pause is stronger already. :id, :until, :reason
UPDATE linkedin_accounts
SET paused_at = clock_timestamp(), paused_until = CAST(:until AS timestamptz),
    resumes = CASE WHEN CAST(:until AS timestamptz) IS NULL THEN 'by_person' ELSE 'at_time' END, pause_reason = :reason
WHERE id = :id
  AND (paused_at IS NULL OR paused_until <= clock_timestamp() OR CAST(:until AS timestamptz) IS NULL
       OR resumes = 'at_time' AND paused_until < CAST(:until AS timestamptz))
RETURNING id
