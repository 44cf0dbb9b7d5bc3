-- A person pauses everything until a time, or until a person resumes it (:until NULL). Empty if its pause is stronger
-- already. :until, :reason
UPDATE send_switch
SET paused_at = clock_timestamp(), paused_until = CAST(:until AS timestamptz),
    resumes = CASE WHEN CAST(:until AS timestamptz) IS NULL THEN 'by_person' ELSE 'at_time' END, pause_reason = :reason
WHERE paused_at IS NULL OR paused_until <= clock_timestamp() OR CAST(:until AS timestamptz) IS NULL
   OR resumes = 'at_time' AND paused_until < CAST(:until AS timestamptz)
RETURNING CAST(1 AS bigint) AS id
