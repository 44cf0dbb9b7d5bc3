-- The nodes of the cluster, and those that only left fired triggers behind, as the database's clock sees them.
-- Silence counts from the last check-in, but not from before the server's own start: nobody can check in while it is down.
-- A node is connected while its own session holds the advisory lock of its name; whether it had such a session when it
-- checked in last is in the interval that it wrote, odd if it had.
WITH clock AS (
  SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint AS now,
         (extract(epoch FROM pg_postmaster_start_time()) * 1000)::bigint AS server_start
), held AS (
  SELECT (l.classid::bigint << 32) | l.objid::bigint AS key
    FROM pg_locks l
    JOIN pg_database d ON d.oid = l.database AND d.datname = current_database()
   WHERE l.locktype = 'advisory' AND l.objsubid = 1 AND l.granted
)
SELECT s.instance_name,
       s.last_checkin_time,
       s.checkin_interval,
       greatest(clock.now - greatest(s.last_checkin_time, clock.server_start), 0) AS silence,
       s.checkin_interval % 2 = 1 AS had_session,
       hashtextextended('sendonce node ' || s.sched_name || ' ' || s.instance_name, 0) IN (SELECT key FROM held)
         AS is_connected,
       clock.now
  FROM QRTZ_SCHEDULER_STATE s CROSS JOIN clock
 WHERE s.sched_name = :scheduler
UNION ALL
SELECT DISTINCT f.instance_name, 0, 0, clock.now, false, false, clock.now
  FROM QRTZ_FIRED_TRIGGERS f CROSS JOIN clock
 WHERE f.sched_name = :scheduler
   AND NOT EXISTS (SELECT FROM QRTZ_SCHEDULER_STATE s
                    WHERE s.sched_name = f.sched_name AND s.instance_name = f.instance_name)
