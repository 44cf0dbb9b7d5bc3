-- Says how far a bulk action has got; it is done when every message has its outcome. :id, :cursor, :done, :skipped
UPDATE bulk_actions
SET cursor_id = :cursor, done = done + :done, skipped = skipped + :skipped, advanced_at = clock_timestamp(),
    state = CASE WHEN done + :done + skipped + :skipped = messages THEN 'done' ELSE state END,
    ended_at = CASE WHEN done + :done + skipped + :skipped = messages THEN clock_timestamp() END
WHERE id = :id
