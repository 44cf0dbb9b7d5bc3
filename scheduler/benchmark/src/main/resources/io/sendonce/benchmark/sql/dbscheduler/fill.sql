-- One task for each message; its data is the text. :messages
INSERT INTO scheduled_tasks (task_name, task_instance, task_data, execution_time, picked, version)
SELECT 'send', n::text, convert_to('Dear person ' || n || ', ' || repeat('this is what we have to say to you. ', 4), 'UTF8'),
       clock_timestamp() - interval '1 hour' + n * interval '1 millisecond', false, 1
FROM generate_series(1, :messages) AS n
