-- How an account stands: active or paused, until when and why. :id
SELECT CASE WHEN paused_at IS NULL OR paused_until <= clock_timestamp() THEN 'active' ELSE 'paused' END AS state,
       nullif(paused_until, 'infinity') AS until, resumes, pause_reason AS reason
FROM linkedin_accounts WHERE id = :id
