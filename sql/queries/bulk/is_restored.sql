-- Whether the database was restored and that is not dealt with yet: what is due may have been sent, and be forgotten.
SELECT EXISTS (SELECT FROM database_history WHERE lost_from IS NOT NULL AND ended_at IS NULL)
       OR coalesce((SELECT identity FROM database_history ORDER BY id DESC LIMIT 1) <> database_identity(), false)
