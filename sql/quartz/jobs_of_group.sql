-- The jobs of a group with the names of their classes, which a node may not have. :scheduler, :group
SELECT job_name, job_class_name
  FROM QRTZ_JOB_DETAILS
 WHERE sched_name = :scheduler AND job_group = :group
 ORDER BY job_name
