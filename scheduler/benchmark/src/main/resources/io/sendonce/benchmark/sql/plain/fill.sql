-- :messages, :accounts
INSERT INTO plain_queue (id, account, message_key, text, due_at)
SELECT n, mod(n, :accounts), 'benchmark/account-' || mod(n, :accounts) || '/person-' || n || '/1',
       'Dear person ' || n || ', ' || repeat('this is what we have to say to you. ', 4),
       clock_timestamp() - interval '1 hour' + n * interval '1 millisecond'
FROM generate_series(1, :messages) AS n
