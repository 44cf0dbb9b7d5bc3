-- Those of some messages that have a status, in the order of their ids. :queueIds, :status
SELECT id FROM send_queue WHERE id = ANY (CAST(:queueIds AS bigint[])) AND status = :status ORDER BY id
