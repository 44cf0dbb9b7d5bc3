-- Writes down what was done with some messages of a bulk action, and why the others were left alone.
--
-- :bulkId, :queueIds, :doneIds, :shift (seconds; 0 unless it is a move), :needed (the status that it acts on)
UPDATE bulk_action_messages m
SET outcome = CASE WHEN m.queue_id = ANY (CAST(:doneIds AS bigint[])) THEN 'done' ELSE 'skipped' END,
    detail = CASE
      WHEN m.queue_id = ANY (CAST(:doneIds AS bigint[])) THEN NULL
      WHEN q.id IS NULL THEN 'it is not there any more'
      WHEN q.status = 'processing' THEN 'it is being sent'
      WHEN q.status <> :needed THEN 'it is ' || q.status
      WHEN q.expires_at <= q.scheduled_for + CAST(:shift AS bigint) * interval '1 s' THEN 'it expires before its new time'
      ELSE 'somebody else had it in hand just then' END
FROM unnest(CAST(:queueIds AS bigint[])) AS part (id)
LEFT JOIN send_queue q ON q.id = part.id
WHERE m.bulk_id = :bulkId AND m.queue_id = part.id
