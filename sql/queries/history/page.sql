-- Runs, the latest first. :schedulerName, :before (only rows with a smaller id), :jobGroup, :jobName (only that job's),
-- :isTroubled (only what was not done); NULL or false for any, :limit
SELECT id, node, job_group, job_name, trigger_group, trigger_name, fire_id, planned_at, began_at, ended_at, outcome, error
FROM job_runs
WHERE scheduler_name = :schedulerName
  AND (CAST(:before AS bigint) IS NULL OR id < :before)
  AND (CAST(:jobGroup AS text) IS NULL OR (job_group = :jobGroup AND job_name = :jobName))
  AND (NOT :isTroubled OR outcome <> 'done')
ORDER BY id DESC
LIMIT :limit
