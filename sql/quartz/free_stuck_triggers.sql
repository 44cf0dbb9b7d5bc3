-- Frees triggers that are reserved or blocked by a fire that does not exist.
-- Runs under TRIGGER_ACCESS: there every reservation has its fire and every block its run, so no age has to be waited for.
UPDATE QRTZ_TRIGGERS t
   SET trigger_state = CASE t.trigger_state WHEN 'PAUSED_BLOCKED' THEN 'PAUSED' ELSE 'WAITING' END
 WHERE t.sched_name = :scheduler
   AND (t.trigger_state = 'ACQUIRED'
        AND NOT EXISTS (SELECT FROM QRTZ_FIRED_TRIGGERS f
                         WHERE f.sched_name = t.sched_name AND f.trigger_name = t.trigger_name
                           AND f.trigger_group = t.trigger_group AND f.state = 'ACQUIRED')
        OR t.trigger_state IN ('BLOCKED', 'PAUSED_BLOCKED')
        AND NOT EXISTS (SELECT FROM QRTZ_FIRED_TRIGGERS f
                         WHERE f.sched_name = t.sched_name AND f.job_name = t.job_name
                           AND f.job_group = t.job_group AND f.state = 'EXECUTING'))
RETURNING t.trigger_name, t.trigger_group
