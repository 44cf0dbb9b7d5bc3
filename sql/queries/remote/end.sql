-- What came of a command that was taken. :id, :outcome, :detail
UPDATE remote_commands SET outcome = :outcome, detail = :detail, ended_at = clock_timestamp()
WHERE id = :id AND ended_at IS NULL
