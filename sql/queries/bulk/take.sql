-- Takes a running bulk action for one batch; empty if somebody else has it, or it does not run. :id
SELECT id, action, shift_seconds, chosen, messages, actor, via, address, reason, asked_at, state, state_reason,
       cursor_id, done, skipped, advanced_at, ended_at, clock_timestamp() AS at
FROM bulk_actions
WHERE id = :id AND state = 'running'
FOR UPDATE SKIP LOCKED
