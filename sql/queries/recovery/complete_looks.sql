-- How many complete looks for an attempt did not see its message. :queueId, :attemptId
SELECT count(*) FROM attempt_evidence
WHERE queue_id = :queueId AND attempt_id = :attemptId AND finding = 'not_seen'
