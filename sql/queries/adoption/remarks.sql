-- Rows that did not simply become a message, with the reason; the queue's first. :limit (NULL for all)
SELECT f.from_queue, f.row_id, f.fate, f.reason, m.queue_id
FROM adoption_fates f LEFT JOIN adoption_messages m ON m.message_no = f.message_no
WHERE f.fate IN ('refused', 'copy', 'covered', 'uncertain')
ORDER BY f.fate <> 'refused', f.fate <> 'uncertain', f.fate, f.from_queue DESC, length(f.row_id), f.row_id
LIMIT CAST(:limit AS bigint)
