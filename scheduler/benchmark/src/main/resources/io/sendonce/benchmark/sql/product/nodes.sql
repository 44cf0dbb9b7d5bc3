SELECT count(*) FROM qrtz_scheduler_state
