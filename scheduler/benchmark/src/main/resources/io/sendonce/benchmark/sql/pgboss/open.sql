-- :messages
SELECT :messages - count(*) FILTER (WHERE state = 'completed') FROM pgboss.job WHERE name = 'send'
