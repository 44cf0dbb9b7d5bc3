SELECT EXISTS (SELECT FROM scheduled_tasks)
