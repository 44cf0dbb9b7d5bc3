-- Has an uncertain message looked for at the provider next. :queueId
UPDATE send_queue SET look_at = clock_timestamp() WHERE id = :queueId AND status = 'uncertain' RETURNING id
