-- Forgets runs that were done, but for the last :kept of each job, and whatever ended more than :days days ago; a few
-- thousand at a time. :schedulerName
DELETE FROM job_runs
WHERE id IN (
  SELECT done.id
  FROM (SELECT DISTINCT job_group, job_name FROM job_runs WHERE scheduler_name = :schedulerName) AS job
  CROSS JOIN LATERAL (
    SELECT id FROM job_runs
    WHERE scheduler_name = :schedulerName AND job_group = job.job_group AND job_name = job.job_name AND outcome = 'done'
    ORDER BY id DESC
    OFFSET :kept
    LIMIT 5000) AS done
  UNION ALL
  (SELECT id FROM job_runs
   WHERE scheduler_name = :schedulerName AND ended_at < clock_timestamp() - :days * interval '1 day'
   ORDER BY id
   LIMIT 5000))
