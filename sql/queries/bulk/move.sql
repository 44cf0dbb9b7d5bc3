-- Moves the times of those of some messages that still wait, and leaves an event of it with each. One that somebody else has in
-- hand is left to them, and one that would expire before its new time is left alone. :queueIds, :shift (seconds), :actor, :reason
WITH held AS MATERIALIZED (
  SELECT id, scheduled_for AS moved_from, scheduled_for + CAST(:shift AS bigint) * interval '1 s' AS moved_to FROM send_queue
  WHERE id = ANY (CAST(:queueIds AS bigint[])) AND status = 'pending'
    AND (expires_at IS NULL OR expires_at > scheduled_for + CAST(:shift AS bigint) * interval '1 s')
  ORDER BY id
  FOR NO KEY UPDATE SKIP LOCKED
),
moved AS (
  UPDATE send_queue q SET scheduled_for = held.moved_to FROM held WHERE q.id = held.id RETURNING q.id
)
INSERT INTO message_events (queue_id, happened_at, from_status, to_status, reason, actor)
SELECT moved.id, clock_timestamp(), 'pending', 'pending',
       format('moved from %s to %s: %s', to_char(held.moved_from AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
              to_char(held.moved_to AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), CAST(:reason AS text)), :actor
FROM moved JOIN held ON held.id = moved.id
RETURNING queue_id
