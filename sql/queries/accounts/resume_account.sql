-- Lifts a pause that ends when the account is connected again; its spacing keeps the backlog from bursting. :accountId
UPDATE linkedin_accounts
SET paused_at = NULL, paused_until = NULL, resumes = NULL, pause_reason = NULL,
    next_send_at = greatest(next_send_at, clock_timestamp() + random() * spacing_max)
WHERE id = :accountId AND resumes = 'when_ok'
