-- Every job with each of its triggers, and once without where it has none; what a schedule is made of comes from
-- the table of its kind. Data is as Quartz keeps it, bytes
-- that are no text escaped. :scheduler
SELECT j.job_group, j.job_name, j.job_class_name, j.description, j.is_durable, j.is_nonconcurrent AS is_exclusive,
       j.requests_recovery, encode(j.job_data, 'escape') AS job_data,
       t.trigger_group, t.trigger_name, t.trigger_state, t.trigger_type, t.calendar_name,
       encode(t.job_data, 'escape') AS trigger_data,
       to_timestamp(nullif(greatest(t.next_fire_time, 0), 0) / 1000.0) AS next_fire,
       to_timestamp(nullif(greatest(t.prev_fire_time, 0), 0) / 1000.0) AS last_fire,
       s.repeat_interval, s.repeat_count, c.cron_expression, c.time_zone_id
  FROM QRTZ_JOB_DETAILS j
  LEFT JOIN QRTZ_TRIGGERS t USING (sched_name, job_name, job_group)
  LEFT JOIN QRTZ_SIMPLE_TRIGGERS s USING (sched_name, trigger_name, trigger_group)
  LEFT JOIN QRTZ_CRON_TRIGGERS c USING (sched_name, trigger_name, trigger_group)
 WHERE sched_name = :scheduler
 ORDER BY j.job_group, j.job_name, t.trigger_group, t.trigger_name
