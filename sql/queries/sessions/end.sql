-- Ends a session. :tokenHash
DELETE FROM console_sessions WHERE token_hash = :tokenHash
