-- :messages
SELECT count(*) FROM graphile_worker.add_jobs(ARRAY(
  SELECT json_populate_record(NULL::graphile_worker.job_spec, json_build_object(
    'identifier', 'send',
    'payload', json_build_object('message', n, 'text', 'Dear person ' || n || ', ' || repeat('this is what we have to say to you. ', 4))))
  FROM generate_series(1, :messages) AS n))
