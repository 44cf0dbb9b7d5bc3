-- Begins a session, and forgets those whose time is over. :tokenHash, :userName, :credential, :length in ms
WITH over AS (DELETE FROM console_sessions WHERE expires_at <= clock_timestamp())
INSERT INTO console_sessions (token_hash, user_name, credential, expires_at)
VALUES (:tokenHash, :userName, :credential, clock_timestamp() + :length * interval '1 ms')
