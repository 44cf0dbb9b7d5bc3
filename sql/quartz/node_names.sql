-- The nodes that are in the cluster, as their check-ins say. :scheduler
SELECT instance_name
  FROM QRTZ_SCHEDULER_STATE
 WHERE sched_name = :scheduler
