-- The nodes of a cluster as they judge each other, by the database's clock: late once a check-in is overdue; dead, so
-- that others take over, 3 s later if the node had a session of its own (its interval is odd) that has ended, and else
-- after the silence that is granted to a node which may be paused. Silence counts from the server's start at most. :schedulerName, :silenceGrace in ms
SELECT n.instance_name AS name, to_timestamp(n.last_checkin_time / 1000.0) AS last_check_in,
       CASE WHEN silence.ms > n.checkin_interval + session.patience THEN 'dead'
            WHEN silence.ms > n.checkin_interval THEN 'late'
            ELSE 'alive' END AS life
FROM qrtz_scheduler_state n
CROSS JOIN LATERAL (
  SELECT extract(epoch FROM clock_timestamp()) * 1000
         - greatest(n.last_checkin_time, extract(epoch FROM pg_postmaster_start_time()) * 1000) AS ms) AS silence
CROSS JOIN LATERAL (
  SELECT CASE WHEN n.checkin_interval % 2 = 0 OR EXISTS (
    SELECT FROM pg_locks l
    JOIN pg_database d ON d.oid = l.database AND d.datname = current_database()
    WHERE l.locktype = 'advisory' AND l.objsubid = 1 AND l.granted
      AND (l.classid::bigint << 32) | l.objid::bigint
          = hashtextextended('sendonce node ' || n.sched_name || ' ' || n.instance_name, 0))
    THEN :silenceGrace ELSE 3000 END AS patience) AS session
WHERE n.sched_name = :schedulerName
ORDER BY n.instance_name
