-- Makes a trigger due again a while from now, by the database's clock.
UPDATE QRTZ_TRIGGERS t
   SET next_fire_time = extract(epoch FROM clock_timestamp()) * 1000 + :delay
 WHERE t.sched_name = :scheduler AND t.trigger_name = :trigger_name AND t.trigger_group = :trigger_group
   AND t.next_fire_time > 0
RETURNING t.trigger_name
