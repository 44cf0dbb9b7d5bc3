-- Watches of a cluster, the latest first. :scheduler, :id (only that one; NULL for all), :limit
SELECT id, version, since, until, begun_by, reason, concluded_at, verdict, is_good,
       sent, failed, refused, doubts, open_doubts, stuck, people, extra
FROM deploy_watches
WHERE scheduler = :scheduler AND (CAST(:id AS bigint) IS NULL OR id = :id)
ORDER BY id DESC
LIMIT :limit
