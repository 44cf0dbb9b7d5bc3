-- Lets a bulk action go on that was stopped or, for :patience milliseconds, has not got on; empty if it is none of these. :id
UPDATE bulk_actions SET state = 'running', state_reason = NULL, advanced_at = clock_timestamp()
WHERE id = :id
  AND (state = 'stopped' OR state = 'running' AND advanced_at <= clock_timestamp() - :patience * interval '1 ms')
RETURNING id
