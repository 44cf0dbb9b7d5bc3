-- The schedulers whose jobs are in these tables, to tell an empty cluster from a mistyped name.
SELECT DISTINCT sched_name FROM QRTZ_JOB_DETAILS ORDER BY sched_name
