-- Keeps the transaction that holds the lock awake, and fails if it is gone.
SELECT 1
