-- Has those of some messages that are in doubt looked for at the provider next. :queueIds
WITH held AS MATERIALIZED (
  SELECT id FROM send_queue
  WHERE id = ANY (CAST(:queueIds AS bigint[])) AND status = 'uncertain'
  ORDER BY id
  FOR NO KEY UPDATE SKIP LOCKED
)
UPDATE send_queue q SET look_at = clock_timestamp() FROM held WHERE q.id = held.id RETURNING q.id
