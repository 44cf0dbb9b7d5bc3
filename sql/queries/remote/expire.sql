-- Ends what nobody took in time; returned, so that the audit trail gets to know. :schedulerName
UPDATE remote_commands
SET outcome = 'expired', ended_at = clock_timestamp(), detail = 'no node took it in time: is one alive?'
WHERE scheduler_name = :schedulerName AND taken_at IS NULL AND ended_at IS NULL AND expires_at <= clock_timestamp()
RETURNING id, action, subject_group, subject_name, arguments::text AS arguments, node, actor, via, address, reason, asked_at, expires_at,
          taken_by, taken_at, outcome, detail, ended_at
