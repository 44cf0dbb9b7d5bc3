-- Pauses all sending, never weakening a pause that is there. :resumes, :wait (NULL unless at_time), :reason
UPDATE send_switch
SET paused_at = clock_timestamp(), paused_until = clock_timestamp() + CAST(:wait AS interval),
    resumes = :resumes, pause_reason = :reason
WHERE paused_at IS NULL OR paused_until <= clock_timestamp()
   OR resumes = 'at_time' AND (:resumes <> 'at_time' OR paused_until < clock_timestamp() + CAST(:wait AS interval))
