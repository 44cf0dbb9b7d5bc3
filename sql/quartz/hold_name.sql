-- Holds the node's name for as long as this session lives; nodes.sql sees who is connected by it.
-- A pooler that hands out another session with each transaction shows itself by the process id.
SELECT pg_try_advisory_lock(hashtextextended('sendonce node ' || :scheduler || ' ' || :instance, 0)) AS is_held
