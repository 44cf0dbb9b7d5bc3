-- Whether a jobs file of this generation and meaning was applied at some time. :scheduler, :group, :generation, :fingerprint
SELECT EXISTS (SELECT FROM sendonce_jobs_files
               WHERE scheduler_name = :scheduler AND job_group = :group
                 AND generation = :generation AND fingerprint = :fingerprint)
