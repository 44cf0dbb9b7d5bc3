-- A person ends the pause of everything; each account's spacing keeps its backlog from bursting. Empty if it was not paused.
-- What is in doubt since the database was restored stays in doubt.
WITH ended AS (UPDATE database_history SET ended_at = clock_timestamp() WHERE lost_from IS NOT NULL AND ended_at IS NULL)
UPDATE send_switch
SET paused_at = NULL, paused_until = NULL, resumes = NULL, pause_reason = NULL
WHERE paused_at IS NOT NULL AND (paused_until IS NULL OR paused_until > clock_timestamp())
RETURNING CAST(1 AS bigint) AS id
