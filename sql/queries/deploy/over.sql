-- Watches whose day is over and whose verdict is not kept yet.
SELECT id, since FROM deploy_watches WHERE concluded_at IS NULL AND until <= clock_timestamp() ORDER BY id
