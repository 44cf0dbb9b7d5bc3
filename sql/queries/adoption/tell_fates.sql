-- Says of every row what becomes of it. :queueTable, :messagesTable
WITH told AS (
  SELECT s.from_queue, s.row_id, s.meaning, s.reason AS row_reason, s.status, s.sent_at, s.message_id, m.person_no, m.message_no, m.verdict, m.reason,
         EXISTS (
           SELECT FROM adopted_rows a JOIN adopted_tables t ON t.id = a.table_id
           WHERE t.name = CASE WHEN s.from_queue THEN :queueTable ELSE :messagesTable END AND a.row_id = s.row_id) AS is_known,
         row_number() OVER (PARTITION BY m.message_no ORDER BY s.meaning = m.verdict DESC, s.from_queue DESC, s.due_at, s.row_id) AS place,
         row_number() OVER (PARTITION BY m.message_no, s.from_queue, s.meaning = 'sent' ORDER BY s.sent_at, s.row_id) AS record
  FROM adoption_staged s
  LEFT JOIN adoption_messages m
    ON m.campaign = s.campaign AND m.person = s.person AND md5(m.message) = md5(s.message) AND s.meaning NOT IN ('refused', 'inbound')
)
INSERT INTO adoption_fates (person_no, message_no, from_queue, row_id, fate, reason, status, sent_at, message_id)
SELECT CASE WHEN is_known THEN NULL ELSE person_no END, message_no, from_queue, row_id,
       CASE WHEN meaning IN ('refused', 'inbound') THEN meaning
            WHEN is_known THEN 'known'
            WHEN verdict = 'refused' THEN 'refused'
            WHEN verdict = 'sent' AND meaning = 'sent' THEN CASE WHEN record = 1 THEN 'sent' ELSE 'copy' END
            WHEN verdict = 'sent' OR verdict IN ('there', 'overtaken') OR place > 1 THEN 'covered'
            ELSE verdict END,
       CASE WHEN meaning IN ('refused', 'inbound') THEN row_reason ELSE reason END,
       status, CASE WHEN meaning = 'sent' THEN sent_at END, message_id
FROM told
