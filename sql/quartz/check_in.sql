-- Checks a node in by the database's clock; says whether its row had to be made, new or again.
INSERT INTO QRTZ_SCHEDULER_STATE AS s (sched_name, instance_name, last_checkin_time, checkin_interval)
VALUES (:scheduler, :instance, extract(epoch FROM clock_timestamp()) * 1000, :interval)
ON CONFLICT (sched_name, instance_name)
DO UPDATE SET last_checkin_time = excluded.last_checkin_time, checkin_interval = excluded.checkin_interval
RETURNING s.xmax = 0 AS was_made
