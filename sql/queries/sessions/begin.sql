-- Begins a session. :tokenHash, :userName, :credential, :length in ms
INSERT INTO console_sessions (token_hash, user_name, credential, expires_at)
VALUES (:tokenHash, :userName, :credential, clock_timestamp() + :length * interval '1 ms')
