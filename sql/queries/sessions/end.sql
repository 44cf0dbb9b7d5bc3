-- Ends a session, and forgets those whose time is over. :tokenHash
DELETE FROM console_sessions WHERE token_hash = :tokenHash OR expires_at <= clock_timestamp()
