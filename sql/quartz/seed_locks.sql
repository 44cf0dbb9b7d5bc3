-- Makes the rows that Quartz locks; made on first use they make two first nodes fail on each other.
INSERT INTO QRTZ_LOCKS (sched_name, lock_name)
VALUES (:scheduler, 'TRIGGER_ACCESS'), (:scheduler, 'STATE_ACCESS')
ON CONFLICT DO NOTHING
RETURNING lock_name
