-- Wakes the nodes that listen; they hear it when this transaction commits.
SELECT pg_notify('sendonce_quartz', :scheduler || ' ' || :instance)::text AS nothing
