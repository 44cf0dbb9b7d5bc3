-- The seconds from the message that ended the warm-up to the last one.
--
-- :warmUp
SELECT extract(epoch FROM max(at) - min(at) FILTER (WHERE place >= :warmUp))
FROM (SELECT sent_at AS at, row_number() OVER (ORDER BY sent_at) AS place FROM linkedin_messages WHERE status = 'sent') AS m
