-- Locks an incident, so that nobody changes a draft while another approves it, and says how it stands. :incident
SELECT id, apology, closed_at IS NULL AS is_open FROM incidents WHERE id = :incident FOR UPDATE
