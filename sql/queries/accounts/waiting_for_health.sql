-- Accounts that resume once the provider is connected to them again.
SELECT id, provider_account_id FROM linkedin_accounts WHERE resumes = 'when_ok' ORDER BY id
