-- Notes for good what became of the rows of a batch of people. :queueTable, :messagesTable, :from, :until, :adoption
INSERT INTO adopted_rows (table_id, row_id, adoption_id, fate, queue_id, status, sent_at, message_id)
SELECT t.id, f.row_id, :adoption, f.fate, m.queue_id, f.status, f.sent_at, f.message_id
FROM adoption_fates f
JOIN adoption_messages m ON m.message_no = f.message_no AND m.person_no >= :from AND m.person_no < :until
JOIN adopted_tables t ON t.name = CASE WHEN f.from_queue THEN :queueTable ELSE :messagesTable END
WHERE f.person_no >= :from AND f.person_no < :until AND f.fate NOT IN ('refused', 'inbound', 'known')
