-- A person ends the pause of everything; each account's spacing keeps its backlog from bursting. Empty if it was not paused.
UPDATE send_switch
SET paused_at = NULL, paused_until = NULL, resumes = NULL, pause_reason = NULL
WHERE paused_at IS NOT NULL AND (paused_until IS NULL OR paused_until > clock_timestamp())
RETURNING CAST(1 AS bigint) AS id
