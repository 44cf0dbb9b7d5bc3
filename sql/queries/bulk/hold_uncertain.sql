-- Holds those of some messages that are in doubt and that nobody else has in hand. :queueIds
SELECT id FROM send_queue
WHERE id = ANY (CAST(:queueIds AS bigint[])) AND status = 'uncertain'
ORDER BY id
FOR NO KEY UPDATE SKIP LOCKED
