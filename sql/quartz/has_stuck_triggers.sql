-- Whether a trigger is reserved or blocked by a fire that does not exist; free_stuck_triggers.sql frees them.
SELECT EXISTS (
  SELECT
    FROM QRTZ_TRIGGERS t
   WHERE t.sched_name = :scheduler
     AND (t.trigger_state = 'ACQUIRED'
          AND NOT EXISTS (SELECT FROM QRTZ_FIRED_TRIGGERS f
                           WHERE f.sched_name = t.sched_name AND f.trigger_name = t.trigger_name
                             AND f.trigger_group = t.trigger_group AND f.state = 'ACQUIRED')
          OR t.trigger_state IN ('BLOCKED', 'PAUSED_BLOCKED')
          AND NOT EXISTS (SELECT FROM QRTZ_FIRED_TRIGGERS f
                           WHERE f.sched_name = t.sched_name AND f.job_name = t.job_name
                             AND f.job_group = t.job_group AND f.state = 'EXECUTING'))) AS has_stuck
