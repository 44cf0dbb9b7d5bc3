-- An execution that ended, or a fire that did not happen. :schedulerName, :node, :jobGroup, :jobName, :triggerGroup,
-- :triggerName, :fireId, :plannedAt, :beganAt, :endedAt, :outcome, :error
INSERT INTO job_runs (scheduler_name, node, job_group, job_name, trigger_group, trigger_name, fire_id, planned_at, began_at, ended_at, outcome, error)
VALUES (:schedulerName, :node, :jobGroup, :jobName, :triggerGroup, :triggerName, :fireId, :plannedAt, :beganAt, :endedAt, :outcome, :error)
