-- Takes a node out of the cluster: gives back what it has only reserved, and removes its row.
-- The row stays while something of the node is still executing; others take that over when the node is gone.
WITH reserved AS (
  DELETE FROM QRTZ_FIRED_TRIGGERS f
   WHERE f.sched_name = :scheduler AND f.instance_name = :instance AND f.state = 'ACQUIRED'
  RETURNING f.trigger_name, f.trigger_group
), freed AS (
  UPDATE QRTZ_TRIGGERS t SET trigger_state = 'WAITING'
    FROM reserved r
   WHERE t.sched_name = :scheduler AND t.trigger_name = r.trigger_name AND t.trigger_group = r.trigger_group
     AND t.trigger_state = 'ACQUIRED'
)
DELETE FROM QRTZ_SCHEDULER_STATE s
 WHERE s.sched_name = :scheduler AND s.instance_name = :instance
   AND NOT EXISTS (SELECT FROM QRTZ_FIRED_TRIGGERS f
                    WHERE f.sched_name = s.sched_name AND f.instance_name = s.instance_name
                      AND f.state <> 'ACQUIRED')
RETURNING s.instance_name
