-- Campaigns with how they stand, the newest first. :before (only campaigns with a smaller id; NULL for all), :limit
SELECT id, code, name, status, status_reason, created_at
FROM campaigns
WHERE CAST(:before AS bigint) IS NULL OR id < :before
ORDER BY id DESC
LIMIT :limit
