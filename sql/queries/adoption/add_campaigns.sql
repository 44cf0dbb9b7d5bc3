-- Makes the campaigns that are not there, paused: nothing goes out until a person has looked. :codes, :tenant, :reason
INSERT INTO campaigns (tenant, code, name, status, status_reason)
SELECT :tenant, code, code, 'paused', :reason FROM unnest(CAST(:codes AS text[])) AS code ORDER BY code
ON CONFLICT DO NOTHING
