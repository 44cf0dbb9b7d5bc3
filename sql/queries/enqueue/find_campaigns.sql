-- Campaigns by id or by code, with their tenants: a code names one campaign in each tenant. :ids, :codes
SELECT id, tenant, code FROM campaigns
WHERE id = ANY (CAST(:ids AS bigint[])) OR code = ANY (CAST(:codes AS text[]))
ORDER BY id
