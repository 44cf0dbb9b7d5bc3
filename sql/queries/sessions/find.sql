-- The session of a token, if it has not ended. :tokenHash
SELECT user_name, credential, expires_at FROM console_sessions
WHERE token_hash = :tokenHash AND expires_at > clock_timestamp()
