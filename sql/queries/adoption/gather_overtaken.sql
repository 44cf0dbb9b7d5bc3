-- Messages that were adopted as waiting, and of which their rows say by now that they were sent, or may have been: the other
-- program went on. :queueTable
INSERT INTO adoption_messages (person_no, message_no, campaign, person, verdict, reason, queue_id, step, message, started_at)
SELECT (SELECT coalesce(max(person_no), 0) FROM adoption_messages) + row_number() OVER (ORDER BY q.id),
       (SELECT coalesce(max(message_no), 0) FROM adoption_messages) + row_number() OVER (ORDER BY q.id),
       s.campaign, s.person, 'overtaken', 'its row says ' || s.status, q.id, q.step, q.message, least(s.created_at, s.due_at, s.changed_at)
FROM adoption_staged s
JOIN adopted_tables t ON t.name = :queueTable
JOIN adopted_rows a ON a.table_id = t.id AND a.row_id = s.row_id AND a.fate = 'pending'
JOIN send_queue q ON q.id = a.queue_id AND q.status = 'pending'
WHERE s.from_queue AND s.meaning IN ('sent', 'uncertain')
  AND NOT EXISTS (SELECT FROM adoption_messages m WHERE m.queue_id = q.id)
