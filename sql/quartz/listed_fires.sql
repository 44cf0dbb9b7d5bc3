-- What is reserved or executing, by whom and since when; a node without a row of its own has left or died.
-- :scheduler
SELECT f.entry_id AS id, f.state, f.instance_name AS node, f.trigger_group, f.trigger_name, f.job_group, f.job_name,
       to_timestamp(f.fired_time / 1000.0) AS since,
       EXISTS (SELECT FROM QRTZ_SCHEDULER_STATE s
                WHERE s.sched_name = f.sched_name AND s.instance_name = f.instance_name) AS is_of_member
  FROM QRTZ_FIRED_TRIGGERS f
 WHERE f.sched_name = :scheduler
 ORDER BY f.fired_time, f.entry_id
