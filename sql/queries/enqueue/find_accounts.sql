-- Accounts by code, with their tenants. :codes
SELECT id, tenant, code FROM linkedin_accounts WHERE code = ANY (CAST(:codes AS text[])) ORDER BY id
