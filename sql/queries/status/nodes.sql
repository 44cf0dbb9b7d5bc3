-- The nodes of a cluster as Quartz's own predicate judges them, by the database's clock: dead once the check-in
-- is its interval and 7.5 s old, late once it is its interval old. :schedulerName
SELECT n.instance_name AS name, to_timestamp(n.last_checkin_time / 1000.0) AS last_check_in,
       CASE WHEN clock.ms > n.last_checkin_time + n.checkin_interval + 7500 THEN 'dead'
            WHEN clock.ms > n.last_checkin_time + n.checkin_interval THEN 'late'
            ELSE 'alive' END AS life
FROM qrtz_scheduler_state n
CROSS JOIN (SELECT extract(epoch FROM clock_timestamp()) * 1000 AS ms) AS clock
WHERE n.sched_name = :schedulerName
ORDER BY n.instance_name
