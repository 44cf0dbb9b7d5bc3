-- Waiting messages that follow one of some messages in a person's sequence. :queueIds
SELECT DISTINCT later.id
FROM send_queue q
JOIN send_queue later
  ON later.prospect_id = q.prospect_id AND later.account_id = q.account_id AND later.step > q.step AND later.status = 'pending'
WHERE q.id = ANY (CAST(:queueIds AS bigint[]))
