-- The attempts of some messages. :queueIds
SELECT id, queue_id, node, started_at, lease_until, outcome, settled_at, restore_id IS NOT NULL AS is_restored
FROM send_attempts
WHERE queue_id = ANY (CAST(:queueIds AS bigint[]))
ORDER BY started_at, id
