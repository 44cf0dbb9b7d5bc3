-- Records that a jobs file was applied. :scheduler, :group, :generation, :fingerprint, :by, :summary, :surplus
INSERT INTO sendonce_jobs_files (scheduler_name, job_group, generation, fingerprint, applied_by, summary, surplus)
VALUES (:scheduler, :group, :generation, :fingerprint, :by, :summary, :surplus)
