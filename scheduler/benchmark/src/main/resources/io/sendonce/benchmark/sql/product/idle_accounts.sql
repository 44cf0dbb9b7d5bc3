-- Accounts for which nothing waits. :accounts
INSERT INTO linkedin_accounts (provider_account_id, spacing_min, spacing_max)
SELECT 'idle-' || n, interval '0', interval '0' FROM generate_series(1, :accounts) AS n
