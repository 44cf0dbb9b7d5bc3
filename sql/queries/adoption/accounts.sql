-- Every account, by what a person may call it.
SELECT id, tenant, code, provider_account_id FROM linkedin_accounts ORDER BY id
