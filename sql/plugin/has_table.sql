-- Whether the record of applied jobs files is there; a cluster that is not ours may have none yet.
SELECT to_regclass('sendonce_jobs_files') IS NOT NULL
