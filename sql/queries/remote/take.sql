-- Takes the oldest command that this node may execute, if there is one; nobody else gets it then. :schedulerName, :node
UPDATE remote_commands
SET taken_by = :node, taken_at = clock_timestamp()
WHERE id = (
  SELECT id FROM remote_commands
  WHERE scheduler_name = :schedulerName AND taken_at IS NULL AND ended_at IS NULL
    AND (node IS NULL OR node = :node) AND expires_at > clock_timestamp()
  ORDER BY id
  LIMIT 1
  FOR UPDATE SKIP LOCKED)
RETURNING id, action, subject_group, subject_name, arguments::text AS arguments, node, actor, via, address, reason, asked_at, expires_at,
          taken_by, taken_at, outcome, detail, ended_at
