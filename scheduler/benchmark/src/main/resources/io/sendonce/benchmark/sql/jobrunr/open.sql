-- :messages
SELECT :messages - count(*) FILTER (WHERE state = 'SUCCEEDED') FROM jobrunr_jobs
