-- A person ends an account's pause, whoever made it; its spacing keeps the backlog from bursting. Empty if there is
-- no such account or it was not paused. :id
UPDATE linkedin_accounts
SET paused_at = NULL, paused_until = NULL, resumes = NULL, pause_reason = NULL,
    next_send_at = greatest(next_send_at, clock_timestamp() + random() * spacing_max)
WHERE id = :id AND paused_at IS NOT NULL AND (paused_until IS NULL OR paused_until > clock_timestamp())
RETURNING id
