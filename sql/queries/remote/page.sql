-- Commands, the latest first. :schedulerName, :id (only that one), :subjectGroup, :subjectName (only those about it);
-- NULL for any, :limit
SELECT id, action, subject_group, subject_name, arguments::text AS arguments, node, actor, via, address, reason, asked_at, expires_at,
       taken_by, taken_at, outcome, detail, ended_at
FROM remote_commands
WHERE scheduler_name = :schedulerName
  AND (CAST(:id AS bigint) IS NULL OR id = :id)
  AND (CAST(:subjectGroup AS text) IS NULL OR (subject_group = :subjectGroup AND subject_name = :subjectName))
ORDER BY id DESC
LIMIT :limit
