-- Bulk actions, the latest first. :id (only that one; NULL for any), :limit
SELECT id, action, shift_seconds, chosen, messages, actor, via, address, reason, asked_at, state, state_reason,
       cursor_id, done, skipped, advanced_at, ended_at, clock_timestamp() AS at
FROM bulk_actions
WHERE (CAST(:id AS bigint) IS NULL OR id = :id)
ORDER BY id DESC
LIMIT :limit
