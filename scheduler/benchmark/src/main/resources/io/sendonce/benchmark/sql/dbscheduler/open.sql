SELECT count(*) FROM scheduled_tasks
