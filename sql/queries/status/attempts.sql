-- Every attempt of one message, the first first. :queueId
SELECT id, node, started_at, lease_until, outcome, settled_at, http_status, error_type, provider_request_id, detail
FROM send_attempts WHERE queue_id = :queueId ORDER BY id
