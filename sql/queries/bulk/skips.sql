-- Why messages of a bulk action were left alone, with how many and an example. :bulkId
SELECT detail, count(*) AS messages, min(queue_id) AS example
FROM bulk_action_messages
WHERE bulk_id = :bulkId AND outcome = 'skipped'
GROUP BY detail
ORDER BY messages DESC, detail
