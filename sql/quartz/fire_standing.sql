-- How one fire stands: its state if this node still holds it, and whether the exclusive job runs in another fire.
SELECT (SELECT f.state
          FROM QRTZ_FIRED_TRIGGERS f
         WHERE f.sched_name = :scheduler AND f.entry_id = :fire AND f.instance_name = :instance) AS state,
       EXISTS (SELECT
                 FROM QRTZ_FIRED_TRIGGERS f
                WHERE f.sched_name = :scheduler AND f.job_name = :job_name AND f.job_group = :job_group
                  AND f.state = 'EXECUTING' AND f.is_nonconcurrent AND f.entry_id <> :fire) AS runs_elsewhere
