-- Who said, or showed, that an attempt of some messages had reached nobody. :queueIds
SELECT e.queue_id, e.attempt_id, e.found_at AS at, e.source, e.actor
FROM attempt_evidence e
WHERE e.queue_id = ANY (CAST(:queueIds AS bigint[])) AND e.finding = 'absent'
ORDER BY e.found_at, e.id
