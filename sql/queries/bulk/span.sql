-- Between which times some messages are planned, and how many would have expired if each came :shift seconds later. :queueIds
SELECT min(scheduled_for) AS first_planned, max(scheduled_for) AS last_planned,
       count(*) FILTER (WHERE expires_at <= scheduled_for + CAST(:shift AS bigint) * interval '1 s') AS would_expire
FROM send_queue
WHERE id = ANY (CAST(:queueIds AS bigint[]))
