-- The triggers that this node may reserve next, in the order of their fire times.
-- A candidate is waiting, due until :no_later_than, not misfired, of a job whose class this node has, and not in the
-- group node:<id> of another node. The exclusive jobs of one class, the lanes of a queue for instance, are spread: a node
-- that holds its share of them already is told so; it leaves a further one that is due to the others for a while.
-- The inner LIMIT keeps a long backlog from being sorted whole; QRTZ_TRIGGERS is read by its index on the state and next fire time.
WITH candidate AS MATERIALIZED (
  SELECT t.trigger_name, t.trigger_group, t.next_fire_time, t.priority, j.job_class_name, j.is_nonconcurrent
    FROM QRTZ_TRIGGERS t
    JOIN QRTZ_JOB_DETAILS j ON j.sched_name = t.sched_name AND j.job_name = t.job_name AND j.job_group = t.job_group
   WHERE t.sched_name = :scheduler
     AND t.trigger_state = 'WAITING'
     AND t.next_fire_time <= :no_later_than
     AND (t.misfire_instr = -1 OR t.next_fire_time >= :no_earlier_than)
     AND (t.trigger_group NOT LIKE 'node:%' OR t.trigger_group = 'node:' || :instance)
     AND j.job_class_name <> ALL (:absent_classes)
   ORDER BY t.next_fire_time, t.priority DESC
   LIMIT :depth
), live AS (
  SELECT count(*) AS nodes
    FROM QRTZ_SCHEDULER_STATE s
   WHERE s.sched_name = :scheduler
     AND s.last_checkin_time > extract(epoch FROM clock_timestamp()) * 1000 - 2 * s.checkin_interval
), room AS (
  SELECT j.job_class_name,
         ceil(count(*)::numeric / greatest((SELECT nodes FROM live), 1))
           - count(*) FILTER (WHERE EXISTS (
               SELECT FROM QRTZ_FIRED_TRIGGERS f
                 JOIN QRTZ_TRIGGERS t ON t.sched_name = f.sched_name AND t.trigger_name = f.trigger_name
                                     AND t.trigger_group = f.trigger_group
                WHERE f.sched_name = j.sched_name AND f.instance_name = :instance
                  AND t.job_name = j.job_name AND t.job_group = j.job_group)) AS places
    FROM QRTZ_JOB_DETAILS j
   WHERE j.sched_name = :scheduler
     AND j.is_nonconcurrent
     AND j.job_class_name IN (SELECT c.job_class_name FROM candidate c)
   GROUP BY j.job_class_name
)
SELECT c.trigger_name,
       c.trigger_group,
       c.job_class_name,
       c.is_nonconcurrent AND c.is_due AND c.place > r.places AS is_beyond_share
  FROM (SELECT d.*,
               row_number() OVER (PARTITION BY job_class_name, is_due ORDER BY next_fire_time, priority DESC) AS place
          FROM (SELECT candidate.*,
                       next_fire_time <= extract(epoch FROM clock_timestamp()) * 1000 AS is_due
                  FROM candidate) d) c
  LEFT JOIN room r ON r.job_class_name = c.job_class_name
 ORDER BY c.next_fire_time, c.priority DESC
