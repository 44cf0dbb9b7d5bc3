-- A command that a node shall execute. :schedulerName, :action, :subjectGroup, :subjectName, :arguments, :node (NULL for any),
-- :actor, :via, :address, :reason, :patience (milliseconds until nobody may take it any more)
INSERT INTO remote_commands (scheduler_name, action, subject_group, subject_name, arguments, node, actor, via, address, reason, expires_at)
VALUES (:schedulerName, :action, :subjectGroup, :subjectName, CAST(:arguments AS jsonb), :node, :actor, :via, :address, :reason,
        clock_timestamp() + :patience * interval '1 ms')
RETURNING id
