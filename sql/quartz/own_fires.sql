-- The fires that the store has down for this node.
SELECT f.entry_id, f.trigger_name, f.trigger_group
  FROM QRTZ_FIRED_TRIGGERS f
 WHERE f.sched_name = :scheduler AND f.instance_name = :instance
