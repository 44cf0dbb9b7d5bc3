-- What people did, the latest first. :before (only rows with a smaller id; NULL for all), :actor, :subject (NULL for
-- any), :limit
SELECT id, happened_at, actor, via, address, action, subject, reason, outcome, before, after
FROM audit_log
WHERE (CAST(:before AS bigint) IS NULL OR id < :before)
  AND (CAST(:actor AS text) IS NULL OR actor = :actor)
  AND (CAST(:subject AS text) IS NULL OR subject = :subject)
ORDER BY id DESC
LIMIT :limit
