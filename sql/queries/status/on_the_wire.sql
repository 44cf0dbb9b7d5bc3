-- How many messages each node holds now, so that their requests may be on the wire.
SELECT claimed_by AS node, count(*) AS messages FROM send_queue WHERE status = 'processing' GROUP BY claimed_by
