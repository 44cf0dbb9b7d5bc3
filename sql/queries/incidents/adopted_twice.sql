-- Records that messages were sent which another program sent more than once, as its tables had them when they were adopted:
-- those of its messages where there are such, else those of its queue. :since, :account, :campaign (each NULL for all)
WITH records AS (
  SELECT a.*,
         first_value(a.table_id) OVER (PARTITION BY a.queue_id ORDER BY d.messages_table = t.name DESC, a.table_id) AS best
  FROM adopted_rows a
  JOIN adopted_tables t ON t.id = a.table_id
  JOIN adoptions d ON d.id = a.adoption_id
  WHERE a.fate IN ('sent', 'copy')
    AND a.queue_id IN (SELECT copy.queue_id FROM adopted_rows copy WHERE copy.fate = 'copy')
)
SELECT q.account_id::text AS account, q.campaign_id::text AS campaign, p.person, NULL::text AS name,
       q.id::text AS same_text, nullif(q.message, '') AS text, r.sent_at AS at, coalesce(r.message_id, r.row_id) AS id, NULL::text AS place
FROM records r
JOIN send_queue q ON q.id = r.queue_id
JOIN campaign_prospects p ON p.id = q.prospect_id
WHERE r.table_id = r.best AND r.sent_at IS NOT NULL
  AND (CAST(:since AS timestamptz) IS NULL OR r.sent_at >= CAST(:since AS timestamptz))
  AND (CAST(:account AS bigint) IS NULL OR q.account_id = CAST(:account AS bigint))
  AND (CAST(:campaign AS bigint) IS NULL OR q.campaign_id = CAST(:campaign AS bigint))
ORDER BY r.sent_at, r.row_id
