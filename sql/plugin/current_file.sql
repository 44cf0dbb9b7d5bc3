-- The jobs file that was applied last to a group of jobs. :scheduler, :group
SELECT generation, fingerprint, applied_at AS at, applied_by AS by
FROM sendonce_jobs_files
WHERE scheduler_name = :scheduler AND job_group = :group
ORDER BY id DESC
LIMIT 1
