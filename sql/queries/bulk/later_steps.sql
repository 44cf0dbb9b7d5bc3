-- How many waiting messages follow one of some messages in a person's sequence and are not among these: they go without it. :queueIds
SELECT count(DISTINCT later.id)
FROM send_queue q
JOIN send_queue later
  ON later.prospect_id = q.prospect_id AND later.account_id = q.account_id AND later.step > q.step AND later.status = 'pending'
WHERE q.id = ANY (CAST(:queueIds AS bigint[]))
  AND NOT EXISTS (SELECT FROM unnest(CAST(:queueIds AS bigint[])) AS chosen (id) WHERE chosen.id = later.id)
